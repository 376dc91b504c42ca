// Before the first paint and beside the download of the app: the theme, so that nobody sees a white flash, and the
// requests that the page will make in any case. A file of its own because the content security policy allows no inline
// script. Keys as in lib/theme.ts and i18n/index.ts, addresses as in lib/queries.ts.
(function () {
  var remembered = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      // storage may be switched off: follow the system
      return null;
    }
  };
  var wanted = remembered('qt-video:theme');
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';

  var languages = [remembered('qt-video:language')].concat(navigator.languages || []).map(function (tag) {
    return String(tag).split('-')[0];
  });
  var language = languages.find(function (tag) {
    return tag === 'ko' || tag === 'en';
  });
  language = language || 'ko';
  document.documentElement.lang = language;

  // what each address and language needs first, as the build wrote it down; none while developing
  var build = document.currentScript.dataset;
  var preload = function (kind, href) {
    var link = document.createElement('link');
    link.rel = kind;
    link.href = href;
    if (kind === 'preload') {
      link.as = 'font';
      link.crossOrigin = '';
    }
    document.head.append(link);
  };
  var path = location.pathname.replace(/(.)\/$/, '$1');
  var chunks = JSON.parse(build.chunks || '{}');
  var page = Object.keys(chunks).find(function (pattern) {
    return new RegExp('^' + pattern + '$').test(path);
  });
  var fonts = JSON.parse(build.fonts || '{}')[language] || [];
  fonts.forEach(function (href) {
    preload('preload', href);
  });
  (chunks[language] || []).concat((page && chunks[page]) || []).forEach(function (href) {
    preload('modulepreload', href);
  });

  var asked = ['/api/config'];
  // landing.html is for guests: nobody has to be asked who this is
  if (!('guest' in build)) asked.push('/api/auth/me');
  if (path === '/videos' && location.search === '') asked.push('/api/videos?page=1&per_page=12&sort=newest');
  var video = /^\/videos\/([\w-]+)$/.exec(path);
  if (video) asked.push('/api/videos/' + video[1], '/api/videos/' + video[1] + '/document');
  window.earlyAnswers = new Map(
    asked.map(function (address) {
      var answer = fetch(address, { headers: { 'Accept-Language': language } });
      // whoever takes it hears of the failure
      answer.catch(function () {});
      return [address, answer];
    }),
  );
  // an answer that nobody took is soon old
  setTimeout(function () {
    window.earlyAnswers.clear();
  }, 10000);
})();
