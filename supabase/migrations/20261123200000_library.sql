-- A person's own backgrounds and music, and what was said of clips. An upload is made ready by a worker, which claims
-- it here: `tries` counts the claims, and a worker that holds an older one is told to stop.
--
-- Own error codes as before, `PT` and an HTTP status, with the product's code for a message:
--   PT422 library_full (detail: {"limit": n})

create table public.assets (
  id uuid primary key,
  user_id uuid not null references public.users (id),
  kind text not null check (kind in ('clip', 'picture', 'music')),
  status text not null default 'preparing' check (status in ('preparing', 'ready', 'failed')),
  name text not null,
  tags jsonb not null default '[]',
  -- of the upload
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null check (size_bytes > 0),
  original_key text not null,
  -- of what was made of it
  duration_ms bigint not null default 0,
  width integer not null default 0,
  height integer not null default 0,
  loops boolean not null default false,
  -- keys: {main, proxy, still, poster}
  files jsonb,
  error jsonb,
  tries integer not null default 0,
  claimed_at timestamptz,
  -- out of sight; gone once no video names it
  deleted_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
-- the same file twice is one upload
create unique index assets_content on public.assets (user_id, kind, sha256);
create index assets_preparing on public.assets (claimed_at nulls first, created_at) where status = 'preparing';
create index assets_deleted on public.assets (deleted_at) where deleted_at is not null;

create table public.clip_verdicts (
  user_id uuid not null references public.users (id),
  asset text not null,
  verdict text not null check (verdict in ('never', 'always')),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (user_id, asset)
);

alter table public.assets enable row level security;
alter table public.clip_verdicts enable row level security;
revoke all on public.assets, public.clip_verdicts from public, anon, authenticated, service_role;

create function qt.asset_json(a public.assets) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', a.id, 'userId', a.user_id, 'kind', a.kind, 'status', a.status, 'name', a.name, 'tags', a.tags,
    'fileName', a.file_name, 'sha256', a.sha256, 'sizeBytes', a.size_bytes, 'originalKey', a.original_key,
    'durationMs', a.duration_ms, 'width', a.width, 'height', a.height, 'loops', a.loops, 'files', a.files,
    'error', a.error, 'tries', a.tries, 'deletedAt', a.deleted_at, 'createdAt', a.created_at
  )
$$;

-- One change of what a person has at a time, so that it is counted right.
create function qt.lock_library(p_user_id uuid) returns void language plpgsql set search_path = '' as $$
begin
  perform from public.users where id = p_user_id for update;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
end $$;

create function qt.refuse_full(p_limit integer) returns void language plpgsql set search_path = '' as $$
begin
  raise exception 'library_full' using errcode = 'PT422', detail = jsonb_build_object('limit', p_limit)::text;
end $$;

-- The person's side -------------------------------------------------------------------------------

-- What can be seen, newest first.
create function public.list_assets(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(qt.asset_json(a) order by a.created_at desc, a.id), '[]')
  from public.assets a where a.user_id = p_user_id and a.deleted_at is null
$$;

-- Also one that was deleted, as long as its files are there.
create function public.get_asset(p_user_id uuid, p_asset_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_asset public.assets;
begin
  select * into v_asset from public.assets where id = p_asset_id and user_id = p_user_id;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return qt.asset_json(v_asset);
end $$;

-- Which of these ids are ready uploads of this person, deleted or not.
create function public.ready_assets(p_user_id uuid, p_asset_ids jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(a.id), '[]') from public.assets a
  where a.user_id = p_user_id and a.status = 'ready'
    and a.id::text in (select jsonb_array_elements_text(p_asset_ids))
$$;

-- Makes an upload, or answers the one there is with the same content, brought back if it was deleted. One that failed
-- makes way: `replaced` is its id, whose files nobody needs.
create function public.create_asset(
  p_asset_id uuid, p_user_id uuid, p_kind text, p_name text, p_tags jsonb, p_file_name text, p_sha256 text,
  p_size_bytes bigint, p_original_key text, p_limit integer
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_asset public.assets;
  v_replaced uuid;
begin
  perform qt.lock_library(p_user_id);
  delete from public.assets
  where user_id = p_user_id and kind = p_kind and sha256 = p_sha256 and status = 'failed' returning id into v_replaced;
  update public.assets set deleted_at = null, updated_at = clock_timestamp()
  where user_id = p_user_id and kind = p_kind and sha256 = p_sha256 returning * into v_asset;
  if found then
    return jsonb_build_object('asset', qt.asset_json(v_asset), 'isNew', false, 'replaced', null);
  end if;
  if (select count(*) from public.assets where user_id = p_user_id and deleted_at is null) >= p_limit then
    perform qt.refuse_full(p_limit);
  end if;
  insert into public.assets (id, user_id, kind, name, tags, file_name, sha256, size_bytes, original_key)
  values (p_asset_id, p_user_id, p_kind, p_name, p_tags, p_file_name, p_sha256, p_size_bytes, p_original_key)
  returning * into v_asset;
  return jsonb_build_object('asset', qt.asset_json(v_asset), 'isNew', true, 'replaced', v_replaced);
end $$;

-- What is null stays as it is.
create function public.change_asset(
  p_user_id uuid, p_asset_id uuid, p_name text, p_tags jsonb, p_deleted boolean
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_asset public.assets;
begin
  update public.assets
  set name = coalesce(p_name, name), tags = coalesce(p_tags, tags), updated_at = clock_timestamp(),
    deleted_at = case p_deleted when true then coalesce(deleted_at, clock_timestamp()) when false then null
      else deleted_at end
  where id = p_asset_id and user_id = p_user_id returning * into v_asset;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return qt.asset_json(v_asset);
end $$;

create function public.list_verdicts(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    jsonb_agg(jsonb_build_object('asset', v.asset, 'verdict', v.verdict) order by v.updated_at desc, v.asset), '[]'
  )
  from public.clip_verdicts v where v.user_id = p_user_id
$$;

create function public.put_verdict(p_user_id uuid, p_asset text, p_verdict text, p_limit integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  perform qt.lock_library(p_user_id);
  insert into public.clip_verdicts as v (user_id, asset, verdict) values (p_user_id, p_asset, p_verdict)
  on conflict (user_id, asset) do update set verdict = excluded.verdict, updated_at = clock_timestamp();
  if (select count(*) from public.clip_verdicts where user_id = p_user_id) > p_limit then
    perform qt.refuse_full(p_limit);
  end if;
  return 'true';
end $$;

-- False where there was none.
create function public.delete_verdict(p_user_id uuid, p_asset text) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.clip_verdicts where user_id = p_user_id and asset = p_asset;
  return to_jsonb(found);
end $$;

-- The worker's side -------------------------------------------------------------------------------

-- The next upload to be made ready, people taking turns; null where there is none. One whose worker has been silent
-- for the lease is claimed again, until that has happened too often: something in it takes workers down.
create function public.claim_asset(p_lease_ms bigint, p_max_tries integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_free_before timestamptz := clock_timestamp() - p_lease_ms * interval '1 millisecond';
  v_asset public.assets;
begin
  update public.assets
  set status = 'failed', updated_at = clock_timestamp(),
    error = '{"code": "asset_unreadable", "params": {}}'
  where status = 'preparing' and tries >= p_max_tries and claimed_at < v_free_before;
  update public.assets
  set tries = tries + 1, claimed_at = clock_timestamp(), updated_at = clock_timestamp()
  where id = (
    select a.id from public.assets a
    where a.status = 'preparing' and a.deleted_at is null and (a.claimed_at is null or a.claimed_at < v_free_before)
    order by
      (select max(b.claimed_at) from public.assets b where b.user_id = a.user_id) nulls first, a.created_at
    limit 1 for update of a skip locked
  )
  returning * into v_asset;
  return case when found then qt.asset_json(v_asset) end;
end $$;

-- Says that the worker lives. False where its claim is over or the upload was deleted: it stops.
create function public.keep_asset(p_asset_id uuid, p_tries integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  update public.assets set claimed_at = clock_timestamp()
  where id = p_asset_id and tries = p_tries and status = 'preparing' and deleted_at is null;
  return to_jsonb(found);
end $$;

-- Hands it back, for another try soon.
create function public.release_asset(p_asset_id uuid, p_tries integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  update public.assets set claimed_at = null, tries = tries - 1
  where id = p_asset_id and tries = p_tries and status = 'preparing';
  return to_jsonb(found);
end $$;

create function public.finish_asset(
  p_asset_id uuid, p_tries integer, p_duration_ms bigint, p_width integer, p_height integer, p_loops boolean,
  p_files jsonb
) returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  update public.assets
  set status = 'ready', duration_ms = p_duration_ms, width = p_width, height = p_height, loops = p_loops,
    files = p_files, error = null, updated_at = clock_timestamp()
  where id = p_asset_id and tries = p_tries and status = 'preparing';
  return to_jsonb(found);
end $$;

create function public.fail_asset(p_asset_id uuid, p_tries integer, p_error jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  update public.assets
  set status = 'failed', error = p_error, updated_at = clock_timestamp()
  where id = p_asset_id and tries = p_tries and status = 'preparing';
  return to_jsonb(found);
end $$;

-- Removes uploads that were deleted so long ago and that no video of the person names; answers their ids, so that their
-- files can be deleted.
create function public.forget_assets(p_older_than_ms bigint, p_limit integer) returns jsonb
language sql security definer set search_path = '' as $$
  with gone as (
    delete from public.assets where id in (
      select a.id from public.assets a
      where a.deleted_at <= clock_timestamp() - p_older_than_ms * interval '1 millisecond'
        and not exists (
          select from public.videos v
          where v.user_id = a.user_id and position('own:' || a.id::text in v.document::text) > 0
        )
      order by a.deleted_at limit p_limit for update of a skip locked
    ) returning id
  )
  select coalesce(jsonb_agg(id), '[]') from gone
$$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123200000"'::jsonb
$$;

revoke execute on function
  public.list_assets, public.get_asset, public.ready_assets, public.create_asset, public.change_asset,
  public.list_verdicts, public.put_verdict, public.delete_verdict, public.claim_asset, public.keep_asset,
  public.release_asset, public.finish_asset, public.fail_asset, public.forget_assets
  from public, anon, authenticated;
grant execute on function
  public.list_assets, public.get_asset, public.ready_assets, public.create_asset, public.change_asset,
  public.list_verdicts, public.put_verdict, public.delete_verdict, public.claim_asset, public.keep_asset,
  public.release_asset, public.finish_asset, public.fail_asset, public.forget_assets
  to service_role;
