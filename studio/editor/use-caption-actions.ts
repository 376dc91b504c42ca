import { withChecked } from '../../core/captions/check-segments.ts';
import { captionUnwritten, passOverUnwritten, showSegment } from '../../core/captions/show-segment.ts';
import type { Caption, Video } from '../../core/video.ts';
import type { CaptionActions } from './caption-actions.ts';
import {
  editCaption,
  withCaption,
  withInserted,
  withMerged,
  withNudge,
  withoutCaption,
  withSplit,
  withWordsChecked,
} from './edit-document.ts';
import { textOf } from './find-captions.ts';
import type { PanelProps } from './panel-props.ts';
import { useStableActions } from './use-stable-actions.ts';

/** Everything that can be done with a row of the list, by functions that stay the same. */
export function useCaptionActions(given: {
  video: Video;
  onEdit: PanelProps['onEdit'];
  onGoTo: (startMs: number) => void;
  onSelect: (id: string) => void;
  /** Puts the cursor into a caption. */
  focus: (id: string, cursor?: number) => void;
}): CaptionActions {
  const { video, onEdit, onGoTo, onSelect, focus } = given;

  /** Makes an edit that brings a new caption, and puts the cursor into it. */
  function editInto(change: (video: Video) => { video: Video; id: string } | null) {
    let id: string | null = null;
    onEdit((before) => {
      const made = change(before);
      id = made?.id ?? null;
      return made?.video ?? before;
    });
    if (id !== null) focus(id, 0);
  }

  const placeOf = (id: string) => video.captions.findIndex((caption) => caption.id === id);

  return useStableActions<CaptionActions>({
    goTo: onGoTo,
    select: (id, startMs) => {
      onSelect(id);
      onGoTo(startMs);
    },
    type: (caption, text) =>
      onEdit((before) => withCaption(before, editCaption(caption, text, video.language)), caption.id),
    split: (id, offset) => editInto((before) => withSplit(before, id, offset)),
    merge: (id) => onEdit((before) => withMerged(before, id)),
    mergeBack: (id) => {
      const before = video.captions[placeOf(id) - 1];
      if (!before) return;
      let joined: Caption | undefined;
      onEdit((present) => {
        const after = withMerged(present, before.id);
        if (after !== present) joined = after.captions.find((caption) => caption.id === before.id);
        return after;
      });
      if (joined) focus(before.id, placeAfter(textOf(joined), lettersIn(textOf(before))));
    },
    neighbour: (id, step) => {
      const next = video.captions[placeOf(id) + step];
      if (next) focus(next.id, step === 1 ? 0 : textOf(next).length);
    },
    breakLine: (id, offset) =>
      onEdit((before) => {
        const caption = before.captions.find((present) => present.id === id);
        if (!caption) return before;
        const text = textOf(caption);
        const lines = [text.slice(0, offset).trimEnd(), text.slice(offset).trimStart()];
        const typed = lines.filter((line) => line !== '').join('\n');
        return withCaption(before, editCaption(caption, typed, before.language));
      }),
    insertAfter: (id) => editInto((before) => withInserted(before, { after: id })),
    remove: (id) => {
      const at = placeOf(id);
      const next = video.captions[at + 1] ?? video.captions[at - 1];
      onEdit((before) => withoutCaption(before, id));
      if (next) focus(next.id, 0);
    },
    nudge: (id, edge, byMs) => onEdit((before) => withNudge(before, id, edge, byMs), `${id} ${edge}`),
    checked: (segment) => onEdit((before) => withChecked(before, segment)),
    wordsChecked: (id) => onEdit((before) => withWordsChecked(before, id)),
    show: (segment, show) => onEdit((before) => showSegment(before, segment, show)),
    addUnwritten: (index) => editInto((before) => captionUnwritten(before, index)),
    passOver: (index) => onEdit((before) => passOverUnwritten(before, index)),
  });
}

const lettersIn = (text: string): number => text.replace(/\s/gu, '').length;

/** The place in a text behind so many of its letters. */
function placeAfter(text: string, letters: number): number {
  let left = letters;
  for (let at = 0; at < text.length; at++) {
    if (left === 0) return at;
    if (!/\s/u.test(text[at]!)) left--;
  }
  return text.length;
}
