-- One video, many workers: what each part of a render has done, how long everything took, in what quality it was asked
-- for, and how many videos of one person are in work at once.

alter table public.videos
  add column quality text not null default 'full' check (quality in ('full', 'draft')),
  -- of the render that goes on: {total, first, kept, startedAt, startedWith}, in frames of work; see open_work
  add column work jsonb,
  -- of the last run that was finished
  add column timings jsonb;

-- What each part of a render (its sound, a few of its chunks) has done; a row of its own for each, so that workers do
-- not wait for one another.
create table public.video_parts (
  video_id uuid not null references public.videos (id) on delete cascade,
  run integer not null,
  part text not null,
  done double precision not null check (done >= 0),
  -- once it is whole: what was done, and how long it took
  figures jsonb,
  primary key (video_id, run, part)
);
alter table public.video_parts enable row level security;
revoke all on public.video_parts from public, anon, authenticated, service_role;

create or replace function qt.video_summary_json(v public.videos) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', v.id, 'userId', v.user_id, 'status', v.status, 'stage', v.stage, 'progress', v.progress,
    'etaMs', v.eta_ms, 'run', v.run, 'version', v.version, 'review', v.review, 'cost', v.cost,
    'quality', v.quality, 'title', v.title, 'scripture', v.scripture, 'format', v.format,
    'templateId', v.template_id, 'durationMs', v.duration_ms, 'notes', v.notes, 'files', v.files,
    'error', v.error, 'createdAt', v.created_at, 'updatedAt', v.updated_at
  )
$$;

create or replace function qt.video_json(v public.videos) returns jsonb language sql stable set search_path = '' as $$
  select qt.video_summary_json(v) || jsonb_build_object(
    'source', v.source, 'document', v.document, 'stages', v.stages, 'timings', v.timings
  )
$$;

-- As before, and in a quality.
drop function public.request_run(uuid, uuid, integer);
create function public.request_run(p_user_id uuid, p_video_id uuid, p_cost integer, p_quality text default 'full')
returns jsonb language plpgsql security definer set search_path = '' as $$
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
    quality = p_quality, work = null, review = review and status <> 'review', updated_at = clock_timestamp()
  where id = p_video_id returning * into v_video;
  return qt.video_json(v_video);
end $$;

create function qt.working_videos(p_user_id uuid) returns bigint language sql stable set search_path = '' as $$
  select count(*) from public.videos where user_id = p_user_id and status = 'working'
$$;

-- Begins a run, or goes on with one that was begun; a new one waits while so many videos of the same person are in
-- work: {"waits": true}.
create function public.take_run(p_video_id uuid, p_run integer, p_at_once integer) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_user_id uuid;
  v_status text;
  v_started jsonb;
begin
  select user_id, status into v_user_id, v_status from public.videos where id = p_video_id and run = p_run;
  if v_status = 'queued' then
    -- two of one person are counted one after the other
    perform pg_advisory_xact_lock(hashtextextended(v_user_id::text, 0));
    if qt.working_videos(v_user_id) >= p_at_once then
      return '{"waits": true}';
    end if;
  end if;
  v_started := public.start_run(p_video_id, p_run);
  return case when v_started is null then null else jsonb_build_object('video', v_started) end;
end $$;

-- The oldest run of a person that waits, if there is room for it now.
create function public.next_waiting_run(p_user_id uuid, p_at_once integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('videoId', v.id, 'run', v.run, 'userId', v.user_id) from public.videos v
  where v.user_id = p_user_id and v.status = 'queued' and qt.working_videos(p_user_id) < p_at_once
  order by v.updated_at limit 1
$$;

-- As before, but for runs that wait for others of the same person.
drop function public.list_stale_runs(bigint, integer);
create function public.list_stale_runs(p_older_than_ms bigint, p_limit integer, p_at_once integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(
    jsonb_agg(jsonb_build_object('videoId', s.id, 'run', s.run, 'userId', s.user_id) order by s.updated_at), '[]'
  )
  from (
    select v.id, v.run, v.user_id, v.updated_at from public.videos v
    where v.status in ('queued', 'working')
      and v.updated_at <= clock_timestamp() - p_older_than_ms * interval '1 millisecond'
      and (v.status = 'working' or qt.working_videos(v.user_id) < p_at_once)
    order by v.updated_at limit p_limit
  ) s
$$;

-- A render begins, of `p_total` frames of work, of which so many are kept from before. Begun again after its parts were
-- lost, it goes on where it was: what was kept at first still counts for nothing, and what was made since then counts.
create function public.open_work(p_video_id uuid, p_run integer, p_total double precision, p_kept double precision)
returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  update public.videos set updated_at = clock_timestamp(), work = jsonb_build_object(
    'total', p_total, 'kept', p_kept,
    'first', case when (work ->> 'total')::double precision = p_total
      then least(p_kept, (work ->> 'first')::double precision) else p_kept end)
  where id = p_video_id and run = p_run and status = 'working';
  if not found then
    return 'false';
  end if;
  delete from public.video_parts where video_id = p_video_id;
  return 'true';
end $$;

-- What one part has done, in frames of work; null where the run is over. The video's own row is touched about once a
-- second, however many parts there are: `told` says that this call did so. Its progress, between two percentages, is
-- the share of all work done; the time left is from the speed of all workers together.
create function public.report_part(
  p_video_id uuid, p_run integer, p_part text, p_done double precision, p_from double precision,
  p_to double precision, p_figures jsonb default null
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_work jsonb;
  v_updated_at timestamptz;
  v_progress double precision;
  v_eta_ms bigint;
  v_now double precision := extract(epoch from clock_timestamp()) * 1000;
  v_done double precision;
  v_made double precision;
begin
  select work, updated_at, progress, eta_ms into v_work, v_updated_at, v_progress, v_eta_ms
  from public.videos where id = p_video_id and run = p_run and status = 'working';
  if not found then
    return null;
  end if;
  insert into public.video_parts as known (video_id, run, part, done, figures)
  values (p_video_id, p_run, p_part, p_done, p_figures)
  on conflict (video_id, run, part) do update
  set done = greatest(known.done, excluded.done), figures = coalesce(excluded.figures, known.figures)
  where known.done < excluded.done or excluded.figures is not null;

  if v_work is null or (v_updated_at > clock_timestamp() - interval '950 milliseconds' and v_work ? 'startedAt') then
    return jsonb_build_object('progress', v_progress, 'etaMs', v_eta_ms, 'told', false);
  end if;
  v_done := (v_work ->> 'kept')::double precision + coalesce(
    (select sum(done) from public.video_parts where video_id = p_video_id and run = p_run), 0);
  if not v_work ? 'startedAt' then
    v_work := v_work || jsonb_build_object('startedAt', v_now, 'startedWith', v_done);
  end if;
  v_made := v_done - (v_work ->> 'startedWith')::double precision;
  v_progress := greatest(v_progress, p_from + (p_to - p_from) * least(1,
    (v_done - (v_work ->> 'first')::double precision)
      / greatest(1, (v_work ->> 'total')::double precision - (v_work ->> 'first')::double precision)));
  -- nobody is told a guess: not before a fifteenth of the rest is made
  v_eta_ms := case when v_made * 15 > (v_work ->> 'total')::double precision - (v_work ->> 'startedWith')::double precision
    then greatest(0, (v_now - (v_work ->> 'startedAt')::double precision) / v_made
      * ((v_work ->> 'total')::double precision - v_done)) end;
  update public.videos
  set stage = 'render', progress = v_progress, eta_ms = v_eta_ms, work = v_work, updated_at = clock_timestamp()
  where id = p_video_id and run = p_run and status = 'working' and updated_at = v_updated_at;
  return jsonb_build_object('progress', v_progress, 'etaMs', v_eta_ms, 'told', found);
exception when foreign_key_violation then
  -- removed in this very moment
  return null;
end $$;

create function public.list_parts(p_video_id uuid, p_run integer) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('part', part, 'figures', figures) order by part), '[]')
  from public.video_parts where video_id = p_video_id and run = p_run
$$;

-- As before, with how long everything took.
drop function public.finish_run(uuid, integer, jsonb);
create function public.finish_run(p_video_id uuid, p_run integer, p_files jsonb, p_timings jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_video public.videos;
begin
  update public.videos
  set status = 'done', stage = null, progress = 100, eta_ms = null, error = null, files = p_files, work = null,
    timings = p_timings, updated_at = clock_timestamp()
  where id = p_video_id and run = p_run and status = 'working' returning * into v_video;
  if not found then
    return null;
  end if;
  delete from public.video_parts where video_id = p_video_id;
  perform qt.capture_hold(p_video_id);
  return qt.video_json(v_video);
end $$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123151000"'::jsonb
$$;

revoke execute on function
  public.request_run, public.take_run, public.next_waiting_run, public.list_stale_runs, public.open_work,
  public.report_part, public.list_parts, public.finish_run
  from public, anon, authenticated;
grant execute on function
  public.request_run, public.take_run, public.next_waiting_run, public.list_stale_runs, public.open_work,
  public.report_part, public.list_parts, public.finish_run
  to service_role;
