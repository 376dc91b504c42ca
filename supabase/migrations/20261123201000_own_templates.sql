-- A person's own templates, and what is known before a video is made again: what its last files were made of, whether it
-- is paid, and how long recent renders took.
--
-- Own error codes as before, `PT` and an HTTP status, with the product's code for a message:
--   PT422 own_templates_full (detail: {"limit": n})   PT409 own_template_exists

create table public.own_templates (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references public.users (id),
  name text not null,
  template_id text not null,
  overrides jsonb not null,
  updated_at timestamptz not null default clock_timestamp()
);
create unique index own_templates_name on public.own_templates (user_id, lower(name));

alter table public.own_templates enable row level security;
revoke all on public.own_templates from public, anon, authenticated, service_role;

create function qt.own_template_json(o public.own_templates) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', o.id, 'name', o.name, 'template', o.template_id, 'overrides', o.overrides, 'updatedAt', o.updated_at
  )
$$;

create function public.list_own_templates(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(qt.own_template_json(o) order by lower(o.name)), '[]')
  from public.own_templates o where o.user_id = p_user_id
$$;

create function public.create_own_template(
  p_user_id uuid, p_name text, p_template_id text, p_overrides jsonb, p_limit integer
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_own public.own_templates;
begin
  -- one at a time, so that they are counted right
  perform from public.users where id = p_user_id for update;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  if exists (select from public.own_templates where user_id = p_user_id and lower(name) = lower(p_name)) then
    raise exception 'own_template_exists' using errcode = 'PT409';
  end if;
  if (select count(*) from public.own_templates where user_id = p_user_id) >= p_limit then
    raise exception 'own_templates_full'
      using errcode = 'PT422', detail = jsonb_build_object('limit', p_limit)::text;
  end if;
  insert into public.own_templates (user_id, name, template_id, overrides)
  values (p_user_id, p_name, p_template_id, p_overrides) returning * into v_own;
  return qt.own_template_json(v_own);
end $$;

-- What is null stays as it is.
create function public.change_own_template(
  p_user_id uuid, p_own_id uuid, p_name text, p_template_id text, p_overrides jsonb
) returns jsonb language plpgsql security definer set search_path = '' as $$
declare
  v_own public.own_templates;
begin
  perform from public.users where id = p_user_id for update;
  if exists (
    select from public.own_templates
    where user_id = p_user_id and lower(name) = lower(p_name) and id <> p_own_id
  ) then
    raise exception 'own_template_exists' using errcode = 'PT409';
  end if;
  update public.own_templates
  set name = coalesce(p_name, name), template_id = coalesce(p_template_id, template_id),
    overrides = coalesce(p_overrides, overrides), updated_at = clock_timestamp()
  where id = p_own_id and user_id = p_user_id returning * into v_own;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return qt.own_template_json(v_own);
end $$;

create function public.delete_own_template(p_user_id uuid, p_own_id uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.own_templates where id = p_own_id and user_id = p_user_id;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return 'true';
end $$;

-- Before a video is made again ---------------------------------------------------------------------

alter table public.videos
  -- what the last files of each quality were made of: quality to the document, without what is long and seen nowhere
  add column made jsonb not null default '{}';
create index videos_timed on public.videos (updated_at desc) where timings is not null;

-- A document does not change while its video is in work: the row's is the one that was made.
create function qt.keep_made() returns trigger language plpgsql set search_path = '' as $$
begin
  new.made := new.made || jsonb_build_object(
    new.quality, new.document - '{recording,transcript,script}'::text[]
  );
  return new;
end $$;
create trigger videos_made before update of status on public.videos
  for each row when (new.status = 'done' and old.status = 'working') execute function qt.keep_made();

-- `hold` is open (credits are set aside), captured (paid) or null. `recent` are the last renders of this installation,
-- newest first, whoever asked for them: how many frames were made, in which quality, how long it took.
create function public.render_prospect(p_user_id uuid, p_video_id uuid, p_recent integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_made jsonb;
begin
  select made into v_made from public.videos where id = p_video_id and user_id = p_user_id;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return jsonb_build_object(
    'made', v_made,
    'hold', (
      select status from public.credit_holds
      where video_id = p_video_id and status in ('open', 'captured') limit 1
    ),
    'recent', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'quality', coalesce(r.files ->> 'quality', 'full'),
        'framesMade', coalesce((r.timings ->> 'framesMade')::bigint, 0),
        'tookMs', coalesce((r.timings -> 'stages' ->> 'render')::bigint, 0)
          + coalesce((r.timings -> 'stages' ->> 'publish')::bigint, 0)
      ) order by r.updated_at desc), '[]')
      from (
        select files, timings, updated_at from public.videos
        where timings is not null order by updated_at desc limit p_recent
      ) r
    )
  );
end $$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123201000"'::jsonb
$$;

revoke execute on function
  public.list_own_templates, public.create_own_template, public.change_own_template, public.delete_own_template,
  public.render_prospect
  from public, anon, authenticated;
grant execute on function
  public.list_own_templates, public.create_own_template, public.change_own_template, public.delete_own_template,
  public.render_prospect
  to service_role;
