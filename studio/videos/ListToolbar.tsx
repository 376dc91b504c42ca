import { ListChecks, Search } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { VIDEO_FILTERS, VIDEO_SORTS } from '../../core/video-list.ts';
import { Button } from '../components/ui/button.tsx';
import { Input } from '../components/ui/field.tsx';
import type { VideoQuery } from '../lib/queries.ts';

const ALL = 'all';

interface ListToolbarProps {
  state: VideoQuery;
  onChange: (change: Partial<VideoQuery>) => void;
  /** Absent where there is nothing to select. */
  onSelect: (() => void) | undefined;
}

/** Finding, narrowing and sorting the list. */
export function ListToolbar({ state, onChange, onSelect }: ListToolbarProps) {
  const { t } = useTranslation();
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-3 gap-y-3" data-testid="list-toolbar">
      <div className="relative min-w-56 flex-1 basis-full sm:basis-56">
        <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-muted" />
        <Input
          type="search"
          aria-label={t('videos.search')}
          placeholder={t('videos.search')}
          value={state.search}
          className="pl-12"
          data-testid="search"
          onChange={({ target }) => onChange({ search: target.value })}
        />
      </div>
      <select
        aria-label={t('dashboard.sort.label')}
        value={state.sort}
        onChange={({ target }) => onChange({ sort: VIDEO_SORTS.find((sort) => sort === target.value) })}
        data-testid="sort"
        className="h-12 min-w-0 flex-1 rounded-card border border-line-strong bg-raised px-3 text-base sm:flex-none"
      >
        {VIDEO_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`dashboard.sort.${sort}`)}
          </option>
        ))}
      </select>
      <Button disabled={!onSelect} onClick={onSelect} className="px-4" data-testid="select-several">
        <ListChecks aria-hidden />
        {t('dashboard.select.start')}
      </Button>
      <RadioGroup.Root
        aria-label={t('dashboard.filter.label')}
        value={state.filter ?? ALL}
        onValueChange={(chosen) =>
          onChange({ filter: VIDEO_FILTERS.find((filter) => filter === chosen) ?? null })
        }
        className="flex basis-full flex-wrap gap-2"
      >
        {([ALL, ...VIDEO_FILTERS] as const).map((filter) => (
          <RadioGroup.Item
            key={filter}
            value={filter}
            data-testid={`filter-${filter}`}
            className="h-11 rounded-full border border-line bg-raised px-4 text-[15px] font-medium whitespace-nowrap text-muted hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft data-[state=checked]:text-ink"
          >
            {t(`dashboard.filter.${filter}`)}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
