/**
 * Lets an installed app take what other apps share into it (`share_target` in the manifest). The worker's scope is that
 * one address alone: it sees no other request of the app, and keeps nothing of it.
 */
export function registerShareTarget(): void {
  if (!('serviceWorker' in navigator)) return;
  // not while the page itself is loading
  const register = () => void navigator.serviceWorker.register('/sw.js', { scope: '/share' }).catch(() => {});
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register, { once: true });
}
