-- Videos: one row each, holding the document and how far its making has come. The row is the truth; the queue only
-- moves it along. `run` counts the attempts a person asked for: a worker that holds an older run is told to stop.

create table public.videos (
  id uuid primary key,
  user_id uuid not null references public.users (id),
  status text not null default 'queued'
    check (status in ('queued', 'working', 'review', 'done', 'failed', 'cancelled')),
  stage text,
  progress double precision not null default 0 check (progress between 0 and 100),
  eta_ms bigint,
  run integer not null default 1,
  -- of the document; grows with every change of it
  version integer not null default 1,
  review boolean not null,
  cost integer not null check (cost >= 0),
  source jsonb not null,
  document jsonb not null,
  -- stage to {inputHash, durationMs}
  stages jsonb not null default '{}',
  notes jsonb not null default '[]',
  files jsonb,
  error jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  -- what lists show and search, kept beside the document so that it need not be unpacked
  title text not null generated always as (document ->> 'title') stored,
  scripture text not null generated always as (document ->> 'scripture') stored,
  format text not null generated always as (document ->> 'format') stored,
  template_id text not null generated always as (document -> 'template' ->> 'id') stored,
  duration_ms bigint generated always as ((document -> 'recording' ->> 'durationMs')::bigint) stored
);
create index videos_user on public.videos (user_id, created_at desc, id);
create index videos_unfinished on public.videos (updated_at) where status in ('queued', 'working');

alter table public.videos enable row level security;
revoke all on public.videos from public, anon, authenticated, service_role;

-- Rows as the product reads them ------------------------------------------------------------------

-- What a list shows: everything but the document, the source and the stages.
create function qt.video_summary_json(v public.videos) returns jsonb language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', v.id, 'userId', v.user_id, 'status', v.status, 'stage', v.stage, 'progress', v.progress,
    'etaMs', v.eta_ms, 'run', v.run, 'version', v.version, 'review', v.review, 'cost', v.cost,
    'title', v.title, 'scripture', v.scripture, 'format', v.format, 'templateId', v.template_id,
    'durationMs', v.duration_ms, 'notes', v.notes, 'files', v.files, 'error', v.error,
    'createdAt', v.created_at, 'updatedAt', v.updated_at
  )
$$;

create function qt.video_json(v public.videos) returns jsonb language sql stable set search_path = '' as $$
  select qt.video_summary_json(v) || jsonb_build_object(
    'source', v.source, 'document', v.document, 'stages', v.stages
  )
$$;

-- The row, locked, if it is this user's; not_found otherwise, also for another's.
create function qt.lock_video(p_user_id uuid, p_video_id uuid) returns public.videos
language plpgsql set search_path = '' as $$
declare
  v_video public.videos;
begin
  select * into v_video from public.videos where id = p_video_id and user_id = p_user_id for update;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return v_video;
end $$;

create function qt.refuse_state(p_status text) returns void language plpgsql set search_path = '' as $$
begin
  raise exception 'wrong_state' using errcode = 'PT423', detail = jsonb_build_object('status', p_status)::text;
end $$;

-- The person's side -------------------------------------------------------------------------------

-- Holds the cost and makes the row, both or neither. Asked again for the same id (an answer got lost), it answers the
-- row there is and holds nothing more.
create function public.create_video(
  p_video_id uuid, p_user_id uuid, p_source jsonb, p_document jsonb, p_review boolean, p_cost integer
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos;
begin
  perform from public.users where id = p_user_id for update;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  select * into v_video from public.videos where id = p_video_id;
  if found then
    if v_video.user_id <> p_user_id then
      raise exception 'not_found' using errcode = 'PT404';
    end if;
    return qt.video_json(v_video);
  end if;
  perform qt.open_hold(p_user_id, p_video_id, p_cost);
  insert into public.videos (id, user_id, source, document, review, cost)
  values (p_video_id, p_user_id, p_source, p_document, p_review, p_cost)
  returning * into v_video;
  return qt.video_json(v_video);
end $$;

create function public.list_videos(p_user_id uuid, p_limit integer, p_offset integer, p_search text default null)
returns jsonb language sql stable security definer set search_path = '' as $$
  with found as (
    select v from public.videos v
    where v.user_id = p_user_id
      and (p_search is null
        or position(lower(p_search) in lower(v.title)) > 0
        or position(lower(p_search) in lower(v.scripture)) > 0)
  ), page as (
    select v from found order by (v).created_at desc, (v).id limit p_limit offset p_offset
  )
  select jsonb_build_object(
    'total', (select count(*) from found),
    'rows', coalesce(
      (select jsonb_agg(qt.video_summary_json(v) order by (v).created_at desc, (v).id) from page), '[]'
    )
  )
$$;

create function public.get_video(p_user_id uuid, p_video_id uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_video public.videos;
begin
  select * into v_video from public.videos where id = p_video_id and user_id = p_user_id;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return qt.video_json(v_video);
end $$;

create function public.update_document(p_user_id uuid, p_video_id uuid, p_version integer, p_document jsonb)
returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos := qt.lock_video(p_user_id, p_video_id);
begin
  if v_video.status in ('queued', 'working') then
    perform qt.refuse_state(v_video.status);
  end if;
  if v_video.version <> p_version then
    raise exception 'version_conflict' using errcode = 'PT412';
  end if;
  update public.videos set document = p_document, version = version + 1, updated_at = clock_timestamp()
  where id = p_video_id returning * into v_video;
  return qt.video_json(v_video);
end $$;

-- A new run. Pays only where no hold is open and nothing was captured: what was paid for once renders again for free.
-- Asked for from review, the person has checked it, and it does not stop there again.
create function public.request_run(p_user_id uuid, p_video_id uuid, p_cost integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos := qt.lock_video(p_user_id, p_video_id);
  v_cost integer := v_video.cost;
begin
  if v_video.status in ('queued', 'working') then
    perform qt.refuse_state(v_video.status);
  end if;
  if not exists (select from public.credit_holds where video_id = p_video_id and status in ('open', 'captured')) then
    perform qt.open_hold(p_user_id, p_video_id, p_cost);
    v_cost := p_cost;
  end if;
  update public.videos
  set status = 'queued', stage = null, progress = 0, eta_ms = null, error = null, run = run + 1, cost = v_cost,
    review = review and status <> 'review', updated_at = clock_timestamp()
  where id = p_video_id returning * into v_video;
  return qt.video_json(v_video);
end $$;

create function public.cancel_video(p_user_id uuid, p_video_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos := qt.lock_video(p_user_id, p_video_id);
begin
  if v_video.status not in ('queued', 'working') then
    perform qt.refuse_state(v_video.status);
  end if;
  perform qt.release_hold(p_video_id);
  update public.videos set status = 'cancelled', eta_ms = null, updated_at = clock_timestamp()
  where id = p_video_id returning * into v_video;
  return qt.video_json(v_video);
end $$;

create function public.delete_video(p_user_id uuid, p_video_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos := qt.lock_video(p_user_id, p_video_id);
begin
  perform qt.release_hold(p_video_id);
  delete from public.videos where id = p_video_id;
  return qt.video_json(v_video);
end $$;

-- The worker's side: guarded by the run, null or false where that run is over -----------------------

create function public.start_run(p_video_id uuid, p_run integer) returns jsonb
language sql security definer set search_path = '' as $$
  update public.videos v set status = 'working', error = null, updated_at = clock_timestamp()
  where v.id = p_video_id and v.run = p_run and v.status in ('queued', 'working')
  returning qt.video_json(v)
$$;

create function public.report_progress(
  p_video_id uuid, p_run integer, p_stage text, p_progress double precision, p_eta_ms bigint
) returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  update public.videos
  set stage = p_stage, progress = p_progress, eta_ms = p_eta_ms, updated_at = clock_timestamp()
  where id = p_video_id and run = p_run and status = 'working';
  return to_jsonb(found);
end $$;

create function public.save_stage(
  p_video_id uuid, p_run integer, p_stage text, p_input_hash text, p_duration_ms bigint, p_document jsonb,
  p_notes jsonb
) returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  update public.videos
  set document = p_document, version = version + 1, notes = p_notes, updated_at = clock_timestamp(),
    stages = stages || jsonb_build_object(
      p_stage, jsonb_build_object('inputHash', p_input_hash, 'durationMs', p_duration_ms))
  where id = p_video_id and run = p_run and status = 'working';
  return to_jsonb(found);
end $$;

create function public.finish_run(p_video_id uuid, p_run integer, p_files jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos;
begin
  update public.videos
  set status = 'done', stage = null, progress = 100, eta_ms = null, error = null, files = p_files,
    updated_at = clock_timestamp()
  where id = p_video_id and run = p_run and status = 'working' returning * into v_video;
  if not found then
    return null;
  end if;
  perform qt.capture_hold(p_video_id);
  return qt.video_json(v_video);
end $$;

create function public.review_run(p_video_id uuid, p_run integer) returns jsonb
language sql security definer set search_path = '' as $$
  update public.videos v set status = 'review', stage = null, eta_ms = null, updated_at = clock_timestamp()
  where v.id = p_video_id and v.run = p_run and v.status = 'working'
  returning qt.video_json(v)
$$;

-- Also from queued: a job that could not even begin.
create function public.fail_run(p_video_id uuid, p_run integer, p_error jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos;
begin
  update public.videos set status = 'failed', eta_ms = null, error = p_error, updated_at = clock_timestamp()
  where id = p_video_id and run = p_run and status in ('queued', 'working') returning * into v_video;
  if not found then
    return null;
  end if;
  perform qt.release_hold(p_video_id);
  return qt.video_json(v_video);
end $$;

create function public.list_stale_runs(p_older_than_ms bigint, p_limit integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('videoId', s.id, 'run', s.run) order by s.updated_at), '[]')
  from (
    select id, run, updated_at from public.videos
    where status in ('queued', 'working')
      and updated_at <= clock_timestamp() - p_older_than_ms * interval '1 millisecond'
    order by updated_at limit p_limit
  ) s
$$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123090100"'::jsonb
$$;

revoke execute on function
  public.create_video, public.list_videos, public.get_video, public.update_document, public.request_run,
  public.cancel_video, public.delete_video, public.start_run, public.report_progress, public.save_stage,
  public.finish_run, public.review_run, public.fail_run, public.list_stale_runs
  from public, anon, authenticated;
grant execute on function
  public.create_video, public.list_videos, public.get_video, public.update_document, public.request_run,
  public.cancel_video, public.delete_video, public.start_run, public.report_progress, public.save_stage,
  public.finish_run, public.review_run, public.fail_run, public.list_stale_runs
  to service_role;
