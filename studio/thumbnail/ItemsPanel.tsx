import { RectangleHorizontal, Type as TypeIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Template } from '../../core/template.ts';
import type { Thumbnail, ThumbnailItem } from '../../core/thumbnail.ts';
import type { Video } from '../../core/video.ts';
import { Button } from '../components/ui/button.tsx';
import { cn } from '../lib/cn.ts';
import {
  canAdd,
  placed,
  withCopy,
  withItem,
  withNewShape,
  withNewText,
  withOrder,
  withoutItem,
  type Box,
} from './edit-thumbnail.ts';
import { ItemTools } from './ItemTools.tsx';
import { ShapePanel } from './ShapePanel.tsx';
import { TextPanel } from './TextPanel.tsx';

interface ItemsPanelProps {
  video: Video;
  template: Template;
  design: Thumbnail;
  boxes: ReadonlyMap<string, Box> | undefined;
  colors: readonly string[];
  selectedId: string | null;
  onSelect: (id: string | null) => void;
  onAdd: (change: (design: Thumbnail) => { design: Thumbnail; id: string }) => void;
  onEdit: (change: (design: Thumbnail) => Thumbnail, as?: string) => void;
}

/** Everything on the picture by name, and how the chosen one looks. */
export function ItemsPanel(props: ItemsPanelProps) {
  const { video, template, design, boxes, colors, selectedId, onSelect, onAdd, onEdit } = props;
  const { t } = useTranslation();
  const selected = design.items.find(({ id }) => id === selectedId);
  const box = selected && boxes?.get(selected.id);

  /** Steps in one field of one item are undone together. */
  const editItem =
    <I extends ThumbnailItem>(item: I) =>
    (change: (item: I) => I, as?: string) =>
      onEdit(
        (before) => withItem(before, item.id, (one) => (one.kind === item.kind ? change(one as I) : one)),
        as && `thumbnail ${as} ${item.id}`,
      );

  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          disabled={!canAdd(design)}
          onClick={() =>
            onAdd((before) => withNewText(before, { text: t('thumbnail.newText'), video, template }))
          }
          data-testid="thumbnail-add-text"
        >
          <TypeIcon aria-hidden />
          {t('thumbnail.addText')}
        </Button>
        <Button
          size="small"
          disabled={!canAdd(design)}
          onClick={() => onAdd((before) => withNewShape(before, { video, template }))}
          data-testid="thumbnail-add-shape"
        >
          <RectangleHorizontal aria-hidden />
          {t('thumbnail.addShape')}
        </Button>
      </div>
      <ul aria-label={t('thumbnail.items')} className="flex flex-col gap-1">
        {design.items.toReversed().map((item) => (
          <li key={item.id}>
            <button
              type="button"
              aria-pressed={item.id === selectedId}
              onClick={() => onSelect(item.id === selectedId ? null : item.id)}
              className={cn(
                'flex min-h-11 w-full items-center gap-2.5 rounded-lg border border-transparent px-3 text-left hover:bg-sunken',
                item.id === selectedId && 'border-accent bg-accent-soft hover:bg-accent-soft',
              )}
              data-testid={`thumbnail-list-${item.id}`}
            >
              {item.kind === 'text' ? (
                <TypeIcon aria-hidden className="size-4 shrink-0 text-muted" />
              ) : (
                <span
                  aria-hidden
                  className="size-4 shrink-0 rounded-sm border border-line-strong"
                  style={{ background: item.color }}
                />
              )}
              <span className="truncate">
                {item.kind === 'text' ? item.text || t('thumbnail.emptyText') : t('thumbnail.shape')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {selected ? (
        <section className="flex flex-col gap-5 border-t border-line pt-5" aria-label={t('thumbnail.chosen')}>
          <ItemTools
            canCopy={canAdd(design)}
            onPlace={(place) =>
              box &&
              onEdit((before) =>
                withItem(before, selected.id, (one) => ({ ...one, ...placed(box, place, before.format) })),
              )
            }
            onCopy={() => onAdd((before) => withCopy(before, selected.id))}
            onOrder={(step) => onEdit((before) => withOrder(before, selected.id, step))}
            onRemove={() => {
              onEdit((before) => withoutItem(before, selected.id));
              onSelect(null);
            }}
          />
          {selected.kind === 'text' ? (
            <TextPanel item={selected} colors={colors} onChange={editItem(selected)} />
          ) : (
            <ShapePanel item={selected} colors={colors} onChange={editItem(selected)} />
          )}
        </section>
      ) : (
        <p className="text-[15px] text-muted">{t('thumbnail.chooseHint')}</p>
      )}
    </div>
  );
}
