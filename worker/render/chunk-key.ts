import { createHash } from 'node:crypto';
import type { LayerId } from '../../core/layer.ts';
import { overlayOf } from '../../core/overlay.ts';
import type { Template } from '../../core/template.ts';
import type { Span } from '../../core/timeline.ts';
import type { Video } from '../../core/video.ts';
import type { ClipSource } from './clip-source.ts';
import type { ChunkPlan, Encoding } from './compose-chunk.ts';

/**
 * Name of a chunk by all that it shows: same key, same pictures. What a layer draws is its states (core/overlay.ts),
 * the template, and for some layers texts of the document.
 */
export function chunkKey(request: {
  video: Video;
  template: Template;
  chunk: Span;
  plan: ChunkPlan;
  sourceOf: (asset: string) => ClipSource;
  encoding: Encoding;
  codeVersion: string;
}): string {
  const { video, template, chunk, plan, sourceOf, encoding, codeVersion } = request;
  const overlay = overlayOf(video, template);
  const layers = plan.overlay.map((piece) => ({
    layer: piece.layer,
    rect: piece.rect,
    steps: piece.steps,
    stills: piece.drawAt.map((frame) => ({ ...overlay.stateAt[piece.layer](frame), pose: null })),
    texts: textsOf(piece.layer, video),
  }));
  const background = plan.background.map((shot) => ({
    ...shot,
    pieces: shot.pieces.map((piece) => ({ ...piece, asset: sourceOf(piece.asset).sha256 })),
  }));
  const shown = {
    codeVersion,
    encoding,
    width: plan.width,
    height: plan.height,
    frames: chunk.to - chunk.from,
    language: video.language,
    template: overlay.template,
    background,
    layers,
  };
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex');
}

/** What a layer reads from the document besides its state. */
function textsOf(layer: LayerId, video: Video): unknown {
  switch (layer) {
    case 'card': {
      const { title, scripture, church, series, date, blessing } = video;
      return { title, scripture, church, series, date, blessing };
    }
    case 'bug':
      return { church: video.church };
    case 'heading':
      return { title: video.title, scripture: video.scripture };
    case 'veil':
    case 'scrim':
    case 'track':
    case 'progress':
    case 'wave':
    case 'caption':
    case 'word':
      return null;
  }
}
