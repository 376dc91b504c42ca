import { cardTexts } from '../card-texts.ts';
import { FORMATS, type Format } from '../format.ts';
import type { Rect } from '../layer.ts';
import { resolveTemplate, type Template, type Type } from '../template.ts';
import type { Thumbnail, ThumbnailBackground, ThumbnailItem, ThumbnailText } from '../thumbnail.ts';
import { voiceOffsetMs } from '../timeline.ts';
import type { Video } from '../video.ts';
import { stackItems, type StackRow } from './stack-items.ts';

/**
 * Ways to set title and scripture over a picture, to start from. `centre`: in the middle of it; `lower`: along its lower
 * edge beside a bar; `side`: on its left, where it darkens; `panel`: on a plain ground beside it.
 */
export const THUMBNAIL_LAYOUTS = ['centre', 'lower', 'side', 'panel'] as const;
export type ThumbnailLayout = (typeof THUMBNAIL_LAYOUTS)[number];

/** Into the first shot, when it has come in. */
const FRAME_INTO_VOICE_MS = 1500;
/** Letters of a thumbnail are seen at a tenth of their size: as large as there is room, in pixels of 1080. */
const MAX_PX = { kicker: 50, title: 250, detail: 64, church: 44 };
/** Lines of large letters stand closer than those of a card. */
const TITLE_LINE_HEIGHT = 1.22;
const BAR_PX = { width: 12, gap: 44 };

/** The thumbnail of a video: a person's own, or one made for it. */
export const thumbnailOf = (video: Video, template: Template): Thumbnail =>
  video.thumbnail ?? defaultThumbnail(video, template);

/** A thumbnail in the look of the template, for whatever title there is. */
export const defaultThumbnail = (video: Video, template: Template): Thumbnail =>
  designThumbnail({ video, template, layout: layoutFor(template), format: video.format });

function layoutFor({ composition, card }: Template): ThumbnailLayout {
  if (composition === 'Karaoke') return 'lower';
  if (composition === 'Audiogram') return 'panel';
  return card.align === 'left' ? 'side' : 'centre';
}

/**
 * A design with the texts of the document in the type and colours of the template.
 * @param template as loaded or resolved
 * @param background a frame of the video where left out
 */
export function designThumbnail(request: {
  video: Video;
  template: Template;
  layout: ThumbnailLayout;
  format: Format;
  background?: ThumbnailBackground;
}): Thumbnail {
  const { video, layout, format } = request;
  const template = resolveTemplate(request.template, video.template.overrides);
  const { veil, focus, items } = LAYOUTS[layout]({ rows: rowsOf(video, template), template, format, video });
  return {
    format,
    background: request.background ?? {
      kind: 'frame',
      ms: Math.round(voiceOffsetMs(video)) + FRAME_INTO_VOICE_MS,
    },
    zoom: 1,
    focus: focus ?? { x: 0.5, y: 0.5 },
    blur: 0,
    veil: { color: template.card.veilColor.slice(0, 7), ...veil },
    items,
  };
}

interface LayoutRequest {
  rows: StackRow[];
  template: Template;
  format: Format;
  video: Video;
}
type Layout = (
  request: LayoutRequest,
) => Pick<Thumbnail, 'items'> & { veil: Omit<Thumbnail['veil'], 'color'>; focus?: Thumbnail['focus'] };

const LAYOUTS: Record<ThumbnailLayout, Layout> = {
  centre: ({ rows, format, video }) => ({
    veil: { shape: 'even', opacity: 0.56 },
    items: stackItems({
      rows,
      language: video.language,
      picture: FORMATS[format],
      room: roomOf(format, { x: 0.09, y: 0.1, width: 0.82, height: 0.8 }),
      align: 'center',
      anchor: 'middle',
    }),
  }),

  lower: ({ rows, template, format, video }) => {
    const picture = FORMATS[format];
    // a tall picture keeps its upper part to itself
    const top = format === '9:16' ? 0.42 : 0.16;
    const whole = roomOf(format, { x: 0.06, y: top, width: 0.88, height: 0.92 - top });
    const aside = BAR_PX.width + BAR_PX.gap;
    const items = stackItems({
      rows: rows.filter((row) => row.kind !== 'rule'),
      language: video.language,
      picture,
      room: { ...whole, x: whole.x + aside, width: whole.width - aside },
      align: 'left',
      anchor: 'bottom',
    });
    const highest = items.reduce((least, item) => Math.min(least, item.y), 1);
    const bar = {
      kind: 'shape' as const,
      id: 'bar',
      x: whole.x / picture.width,
      y: highest + 0.01,
      width: BAR_PX.width / picture.width,
      height: (whole.y + whole.height) / picture.height - highest - 0.01,
      color: template.palette.accent.slice(0, 7),
      radius: BAR_PX.width / 2,
    };
    return {
      veil: { shape: 'bottom', opacity: 0.92 },
      items: items.length > 0 ? [bar, ...items.map((item) => withShadow(item, 'strong'))] : [],
    };
  },

  side: ({ rows, format, video }) => {
    const tall = format === '9:16';
    return {
      veil: { shape: tall ? 'top' : 'left', opacity: 0.9 },
      items: stackItems({
        rows,
        language: video.language,
        picture: FORMATS[format],
        room: roomOf(
          format,
          tall
            ? { x: 0.08, y: 0.08, width: 0.84, height: 0.5 }
            : { x: 0.065, y: 0.09, width: 0.6, height: 0.82 },
        ),
        align: 'left',
        anchor: tall ? 'top' : 'middle',
      }),
    };
  },

  panel: ({ rows, template, format, video }) => {
    const wide = format === '16:9';
    const panel = wide ? { x: 0, y: 0, width: 0.52, height: 1 } : { x: 0, y: 0.52, width: 1, height: 0.48 };
    const room = wide
      ? { x: 0.05, y: 0.1, width: 0.42, height: 0.8 }
      : { x: 0.08, y: 0.56, width: 0.84, height: 0.4 };
    return {
      veil: { shape: 'even', opacity: 0.08 },
      // the middle of the picture in the part of the frame that is left
      focus: { x: wide ? 0.3 : 0.5, y: 0.5 },
      items: [
        {
          kind: 'shape',
          id: 'panel',
          ...panel,
          color: template.card.veilColor.slice(0, 7),
          radius: 0,
        },
        ...stackItems({
          rows,
          language: video.language,
          picture: FORMATS[format],
          room: roomOf(format, room),
          align: 'left',
          anchor: 'middle',
        }).map((item) => withShadow(item, 'none')),
      ],
    };
  },
};

const withShadow = (item: ThumbnailItem, shadow: ThumbnailText['shadow']): ThumbnailItem =>
  item.kind === 'text' ? { ...item, shadow } : item;

const roomOf = (format: Format, share: Rect): Rect => {
  const { width, height } = FORMATS[format];
  return {
    x: share.x * width,
    y: share.y * height,
    width: share.width * width,
    height: share.height * height,
  };
};

/** What there is to say, from the top; without a title the scripture takes its place. */
function rowsOf(video: Video, { card }: Template): StackRow[] {
  const { kicker, title } = cardTexts(video, 'title');
  const scripture = video.title.trim() === '' ? '' : video.scripture.trim();
  const [heading, above] = title === '' ? [kicker || video.church.trim(), ''] : [title, kicker];
  const church = heading === video.church.trim() ? '' : video.church.trim();
  const text = (
    id: string,
    of: { text: string; type: Type; maxPx: number; maxLines: number; gapPx: number },
  ) => (of.text === '' ? [] : [{ kind: 'text' as const, id, ...of }]);
  const below = [
    ...text('scripture', {
      text: scripture,
      type: card.detail,
      maxPx: MAX_PX.detail,
      maxLines: 2,
      gapPx: 0,
    }),
    ...text('church', { text: church, type: card.detail, maxPx: MAX_PX.church, maxLines: 2, gapPx: 14 }),
  ];
  return [
    ...text('kicker', { text: above, type: card.kicker, maxPx: MAX_PX.kicker, maxLines: 2, gapPx: 0 }),
    ...text('title', {
      text: heading,
      type: { ...card.title, lineHeight: Math.min(card.title.lineHeight, TITLE_LINE_HEIGHT) },
      maxPx: MAX_PX.title,
      maxLines: 8,
      gapPx: 22,
    }),
    ...(heading !== '' && below.length > 0
      ? [{ kind: 'rule' as const, color: card.ruleColor, gapPx: 36 }]
      : []),
    ...below.map((row, i) => (i === 0 ? { ...row, gapPx: 34 } : row)),
  ];
}
