import { FORMATS } from '../../core/format.ts';
import { loopFile, loopPoster, musicFile, type Library } from '../../core/library.ts';
import { ownAsset, type ApiLibraryItem, type Verdict } from '../../core/library-item.ts';
import { errorMessage, type Locale } from '../../core/messages.ts';
import type { ApiClipCheck } from '../../core/picture-policy.ts';
import type { AssetRow } from '../../platform/database/library-store.ts';
import type { FoundClip } from '../../platform/footage/footage.ts';

export type Verdicts = ReadonlyMap<string, Verdict>;

/** An upload as the API shows it. */
export function toApiItem(
  row: AssetRow,
  { verdicts, locale }: { verdicts: Verdicts; locale: Locale },
): ApiLibraryItem {
  const { id, kind, status, name, tags, durationMs, width, height, loops, files, error } = row;
  const asset = ownAsset(id);
  const url = (file: string) => `/api/library/${id}/${file}`;
  return {
    asset,
    kind,
    name: { ko: name, en: name },
    tags,
    status,
    durationMs,
    width,
    height,
    loops,
    url: files ? url('media') : null,
    previewUrl: files?.poster ? url('poster') : null,
    stillUrl: files?.still ? url('still') : null,
    own: true,
    verdict: verdicts.get(asset) ?? null,
    error: error && errorMessage(error.code, locale, error.params),
  };
}

/** What ships with the product, loops in their wide cut. */
export function builtinItems(library: Library, verdicts: Verdicts): ApiLibraryItem[] {
  const loops = library.loops.map(({ id, name, durationMs, subjects }): ApiLibraryItem => {
    const asset = `builtin:loops/${id}`;
    const poster = `/library/${loopPoster(id, '16:9')}`;
    return {
      ...READY,
      ...FORMATS['16:9'],
      asset,
      kind: 'clip',
      name,
      tags: subjects,
      durationMs,
      url: `/library/${loopFile(id, '16:9')}`,
      previewUrl: poster,
      stillUrl: poster,
      verdict: verdicts.get(asset) ?? null,
    };
  });
  const music = library.music.map(({ id, name, durationMs, mood }): ApiLibraryItem => {
    const asset = `builtin:music/${id}`;
    return {
      ...READY,
      asset,
      kind: 'music',
      name,
      durationMs,
      mood,
      url: `/library/${musicFile(id)}`,
      verdict: verdicts.get(asset) ?? null,
    };
  });
  return [...loops, ...music];
}

/** A clip of a stock-footage service. `url` once it is in storage. */
export function foundItem(
  { clip, posterUrl }: FoundClip,
  { name, url, verdicts }: { name: string; url: string | null; verdicts: Verdicts },
): ApiLibraryItem {
  const { asset, durationMs, width, height, loops, credit } = clip;
  const title = credit ? `${name} · ${credit.author}` : name;
  return {
    ...READY,
    asset,
    kind: 'clip',
    name: { ko: title, en: title },
    durationMs,
    width,
    height,
    loops,
    url,
    previewUrl: posterUrl,
    verdict: verdicts.get(asset) ?? null,
    ...(credit && { credit }),
  };
}

/** With what a model said of it, where one did. */
export const withCheck = (item: ApiLibraryItem, check: ApiClipCheck | undefined): ApiLibraryItem => ({
  ...item,
  ...(check && { check }),
});

const READY = {
  tags: [],
  status: 'ready',
  width: 0,
  height: 0,
  loops: true,
  previewUrl: null,
  stillUrl: null,
  own: false,
  error: null,
} as const satisfies Partial<ApiLibraryItem>;
