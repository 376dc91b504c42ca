import { listen, type Listening } from './listen.ts';

export interface PexelsAnswer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

export interface PexelsServer extends Listening {
  /** Query of each search so far. */
  searches: { authorization: string; query: Record<string, string> }[];
  /** Paths of the files asked for. */
  downloads: string[];
  /** How the next searches and downloads are answered instead. */
  answerNext(...answers: PexelsAnswer[]): void;
}

/** A video as Pexels describes it, in the sizes given as [width, height, fps]. */
export const pexelsVideo = (id: number, duration: number, sizes: [number, number, number?][], url = '') => ({
  id,
  width: sizes[0]?.[0],
  height: sizes[0]?.[1],
  duration,
  url: `https://www.pexels.com/video/${id}/`,
  user: { id: 1, name: '은혜 Kim', url: 'https://www.pexels.com/@grace' },
  video_files: sizes.map(([width, height, fps = 29.97], i) => ({
    id: id * 100 + i,
    quality: 'hd',
    file_type: 'video/mp4',
    width,
    height,
    fps,
    link: `${url}/video-files/${id}/${id}-hd_${width}_${height}.mp4`,
    size: 1000,
  })),
  video_pictures: [],
});

/** `GET /videos/search` and files below `/video-files/` on loopback; `find` answers the videos of a search. */
export async function startPexelsServer(
  find: (url: string) => ReturnType<typeof pexelsVideo>[],
  file: Buffer = Buffer.from('not really a video'),
): Promise<PexelsServer> {
  const searches: PexelsServer['searches'] = [];
  const downloads: string[] = [];
  const next: PexelsAnswer[] = [];
  const server = await listen((request, response) => {
    const url = new URL(request.url ?? '', 'http://peer');
    const send = ({ status, body, headers }: PexelsAnswer) => {
      const data = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      // Where fewer bytes are sent than announced, the connection breaks, as it would.
      const broken = Number(headers?.['content-length'] ?? 0) > data.length;
      if (broken) response.write(data, () => response.destroy());
      else response.end(data);
    };
    const instead = next.shift();
    if (url.pathname.startsWith('/video-files/')) {
      downloads.push(url.pathname);
      const headers = { 'content-type': 'video/mp4', 'content-length': String(file.length) };
      return void send(instead ?? { status: 200, body: file, headers });
    }
    searches.push({
      authorization: request.headers.authorization ?? '',
      query: Object.fromEntries(url.searchParams),
    });
    if (instead) return void send(instead);
    if (url.pathname !== '/videos/search') return void send({ status: 404, body: '<html>' });
    const videos = find(server.url);
    send({ status: 200, body: { page: 1, per_page: 30, videos, total_results: videos.length } });
  });
  return { ...server, searches, downloads, answerNext: (...answers) => void next.push(...answers) };
}
