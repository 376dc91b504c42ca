import { Skeleton } from '../components/ui/skeleton.tsx';

/** Of the size of a card, so that nothing jumps. */
export const VideoCardSkeleton = () => (
  <li aria-hidden className="overflow-hidden rounded-card border border-line bg-raised">
    <Skeleton className="aspect-video rounded-none" />
    <div className="flex flex-col gap-3 p-4">
      <Skeleton className="h-6 w-3/4" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-11 w-full" />
    </div>
  </li>
);
