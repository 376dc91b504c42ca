import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { listen } from '../../tests/fakes/listen.ts';
import { pexelsVideo } from '../../tests/fakes/pexels-server.ts';
import { seeded } from './seeded.ts';

/** Of every answer. */
const LATENCY_MS = 120;
const OTHER_WORDS = [
  'aerial',
  'calm',
  'city',
  'countryside',
  'evening',
  'people',
  'traffic',
  'trees',
  'water',
];
const AUTHORS = 23;

/**
 * A server that answers like Pexels: to each search so many videos, some short, some small, some of something else; and
 * one film of our own as the file of each.
 */
export async function startLoopbackPexels(film: string) {
  const file = await readFile(film);
  let searches = 0;
  const server = await listen(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://peer');
    await wait(LATENCY_MS);
    if (url.pathname.startsWith('/video-files/')) {
      response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': file.length }).end(file);
      return;
    }
    searches += 1;
    const query = url.searchParams.get('query') ?? '';
    const count = Number(url.searchParams.get('per_page'));
    const videos = Array.from({ length: count }, (_, i) => videoFor(query, i, server.url));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ videos }));
  });
  return { ...server, searches: () => searches };
}

function videoFor(query: string, i: number, url: string) {
  const pick = (below: number, what: string) => seeded(below, query, i, what);
  const id = 1_000_000 + pick(9_000_000, 'id');
  const words = query.split(' ').filter((_, at) => pick(4, `word ${at}`) > 0);
  const slug = [...words, OTHER_WORDS[pick(OTHER_WORDS.length, 'other')]].join('-');
  const sharp: [number, number] = pick(6, 'size') === 0 ? [1280, 720] : [1920, 1080];
  return {
    ...pexelsVideo(id, 6 + pick(30, 'duration'), [[3840, 2160], sharp], url),
    url: `https://www.pexels.com/video/${slug}-${id}/`,
    user: { id: 1, name: `Author ${pick(AUTHORS, 'author')}`, url: '' },
  };
}
