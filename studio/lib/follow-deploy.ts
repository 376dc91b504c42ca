/**
 * A page that is open while a newer version of the app is put in place asks for chunks that are gone. It is loaded anew
 * then: once, since the page that comes back is of the newer version. A chunk that fails for another reason (no
 * connection) is left to the error boundary.
 */
export function followDeploy(): void {
  window.addEventListener('vite:preloadError', () => void reloadIfNewer());
}

async function reloadIfNewer(): Promise<void> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src');
  const page = await fetch(window.location.pathname, { cache: 'no-store' })
    .then((answer) => (answer.ok ? answer.text() : null))
    .catch(() => null);
  if (own && page !== null && !page.includes(own)) window.location.reload();
}
