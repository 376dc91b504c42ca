import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { newVideo, type Video } from "../core/video.ts";
import type { MakingServices } from "../platform/services.ts";
import { makeDocument } from "../worker/pipeline/make-document.ts";
import { openContext } from "../worker/pipeline/open-context.ts";

const SAMPLE = new URL("../samples/psalm23", import.meta.url);
const VIDEO_ID = "bench";

/** The sample of the product as a finished 16:9 document, made by the pipeline without any key. */
export async function sampleVideo(request: {
  services: MakingServices;
  workDir: string;
}): Promise<{ video: Video; voiceWav: string }> {
  const { services, workDir } = request;
  const recording = await readFile(new URL(`${SAMPLE}.mp3`));
  const source = {
    audioKey: `videos/${VIDEO_ID}/source/recording.mp3`,
    audioFileName: "psalm23.mp3",
    audioSha256: createHash("sha256").update(recording).digest("hex"),
    sizeBytes: recording.length,
    manuscript: await readFile(new URL(`${SAMPLE}.txt`), "utf8"),
    subtitles: null,
  };
  await services.storage.put(
    source.audioKey,
    { data: recording },
    { contentType: "audio/mpeg" },
  );
  const context = openContext({
    videoId: VIDEO_ID,
    services,
    source,
    workDir,
    signal: new AbortController().signal,
    log: services.log,
    report: () => {},
    note: () => {},
  });
  const video = await makeDocument({
    video: newVideo({ church: "큐티교회" }),
    context: () => context,
    store: { done: {}, save: async () => {} },
  });
  return { video, voiceWav: (await context.voiceWav()).path };
}

/** The first so many seconds of the recording, with the captions and shots that fall into them. */
export async function firstSeconds(request: {
  video: Video;
  voiceWav: string;
  seconds: number;
  services: MakingServices;
  workDir: string;
}): Promise<{ video: Video; voiceWav: string }> {
  const { video, seconds, services, workDir } = request;
  const { recording } = video;
  const untilMs = Math.round(seconds * 1000);
  if (!recording || untilMs >= recording.durationMs) return request;
  const voiceWav = join(workDir, "voice-cut.wav");

  await services.media.run({
    kind: "encode",
    inputs: [{ path: request.voiceWav, durationSeconds: untilMs / 1000 }],
    filter: "[0:a]anull[cut]",
    outputs: [{ label: "cut", format: "wav", path: voiceWav }],
  });
  const within = <T extends { startMs: number; endMs: number }>(
    spans: readonly T[],
  ): T[] =>
    spans
      .filter(({ startMs }) => startMs < untilMs)
      .map((span) => ({ ...span, endMs: Math.min(span.endMs, untilMs) }));
  return {
    voiceWav,
    video: {
      ...video,
      captions: within(video.captions),
      shots: within(video.shots),
      recording: {
        ...recording,
        durationMs: untilMs,
        samples: untilMs * 48,
        speech: within(recording.speech),
      },
    },
  };
}
