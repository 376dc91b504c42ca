// Takes what another app shares into this one (`share_target` in manifest.webmanifest), keeps it until the page has
// opened that asks for it, and goes there. Names as in share/shared-files.ts. Registered for /share alone.
const CACHE = 'qt-video:shared';
const NAME_HEADER = 'X-File-Name';

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'POST' || new URL(request.url).pathname !== '/share') return;
  event.respondWith(
    keep(request).then(
      () => Response.redirect('/videos?shared=1', 303),
      () => Response.redirect('/videos?shared=missed', 303),
    ),
  );
});

async function keep(request) {
  const form = await request.formData();
  const files = form.getAll('files').filter((file) => file instanceof File && file.size > 0);
  const text = form.get('text');
  // a manuscript shared as text out of a note
  if (typeof text === 'string' && text.trim() !== '') {
    const title = form.get('title');
    const name = typeof title === 'string' && title.trim() !== '' ? title.trim() : 'manuscript';
    files.push(new File([text], `${name}.txt`, { type: 'text/plain' }));
  }
  if (files.length === 0) throw new Error('nothing was shared');
  // only the last that was shared is waiting
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  await Promise.all(
    files.map((file, index) =>
      cache.put(
        `/share/${index}`,
        new Response(file, {
          headers: {
            'Content-Type': file.type || 'application/octet-stream',
            [NAME_HEADER]: encodeURIComponent(file.name),
          },
        }),
      ),
    ),
  );
}
