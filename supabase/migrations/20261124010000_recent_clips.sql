-- What a person's last videos show, so that the next shows something else.

-- The latest first; of this video nothing.
create function public.recent_clips(p_user_id uuid, p_video_id uuid, p_videos integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  with last_videos as (
    select v.document -> 'shots' as shots, row_number() over (order by v.created_at desc, v.id) as back
    from public.videos v
    where v.user_id = p_user_id and v.id <> p_video_id and jsonb_array_length(v.document -> 'shots') > 0
    order by v.created_at desc, v.id limit p_videos
  ), shown as (
    select shot -> 'clip' ->> 'asset' as asset, min(v.back) as back
    from last_videos v, jsonb_array_elements(v.shots) as shot
    group by 1
  )
  select coalesce(jsonb_agg(asset order by back, asset), '[]') from shown
$$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261124010000"'::jsonb
$$;

revoke execute on function public.recent_clips from public, anon, authenticated;
grant execute on function public.recent_clips to service_role;
