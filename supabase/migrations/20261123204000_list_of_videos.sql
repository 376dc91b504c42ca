-- The list of videos, narrowed to what became of them and in the order a person asks for.

drop function public.list_videos(uuid, integer, integer, text);
create function public.list_videos(
  p_user_id uuid, p_limit integer, p_offset integer, p_search text default null, p_statuses text[] default null,
  p_sort text default 'newest'
) returns jsonb language sql stable security definer set search_path = '' as $$
  with found as (
    select v, row_number() over (order by
      case when p_sort = 'oldest' then v.created_at end,
      case when p_sort = 'title' then nullif(lower(v.title), '') end nulls last,
      case when p_sort = 'changed' then v.updated_at end desc,
      v.created_at desc, v.id
    ) as place
    from public.videos v
    where v.user_id = p_user_id
      and (p_search is null
        or position(lower(p_search) in lower(v.title)) > 0
        or position(lower(p_search) in lower(v.scripture)) > 0)
      and (p_statuses is null or v.status = any (p_statuses))
  ), page as (
    select v, place from found order by place limit p_limit offset p_offset
  )
  select jsonb_build_object(
    'total', (select count(*) from found),
    'rows', coalesce((select jsonb_agg(qt.video_summary_json(v) order by place) from page), '[]')
  )
$$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123204000"'::jsonb
$$;

revoke execute on function public.list_videos from public, anon, authenticated;
grant execute on function public.list_videos to service_role;
