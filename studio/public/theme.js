// Before the first paint, so that nobody sees a white flash; a file of its own because the
// content security policy allows no inline script. Keys as in lib/theme.ts and i18n/index.ts.
(function () {
  var wanted = null;
  try {
    wanted = localStorage.getItem('qt-video:theme');
  } catch {
    // storage may be switched off: follow the system
  }
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
