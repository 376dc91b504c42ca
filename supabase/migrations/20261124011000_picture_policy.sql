-- What a person does not want to see of stock footage, and what a model said of clips it looked at. A verdict is kept for
-- ever for a file and a policy: it says nothing of who asked, so that everybody with the same policy shares it.

alter table public.users add column picture_policy jsonb;

create table public.clip_checks (
  asset text not null,
  -- of the file whose pictures were looked at
  file_sha256 text not null,
  -- hash of what the model was asked, and of which model it was
  policy_key text not null,
  verdict text not null check (verdict in ('ok', 'refused')),
  -- {ko, en}
  reason jsonb,
  checked_at timestamptz not null default clock_timestamp(),
  primary key (asset, policy_key, file_sha256)
);

-- Clips that were not shown in somebody's videos because of such a verdict: for them to see, and to say otherwise.
create table public.refused_clips (
  user_id uuid not null references public.users (id),
  asset text not null,
  file_sha256 text not null,
  policy_key text not null,
  refused_at timestamptz not null default clock_timestamp(),
  primary key (user_id, asset)
);

alter table public.clip_checks enable row level security;
alter table public.refused_clips enable row level security;
revoke all on public.clip_checks, public.refused_clips from public, anon, authenticated, service_role;

-- Null where nothing was said.
create function public.get_picture_policy(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select u.picture_policy from public.users u where u.id = p_user_id
$$;

-- What is left out of the change stays: as it is, or as p_default says where nothing was said before.
create function public.change_picture_policy(p_user_id uuid, p_change jsonb, p_default jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_policy jsonb;
begin
  update public.users set picture_policy = coalesce(picture_policy, p_default) || p_change
  where id = p_user_id returning picture_policy into v_policy;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return v_policy;
end $$;

-- Of any file that the assets have had, newest first.
create function public.find_clip_checks(p_policy_key text, p_assets jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'asset', c.asset, 'sha256', c.file_sha256, 'verdict', c.verdict, 'reason', c.reason, 'checkedAt', c.checked_at
  ) order by c.checked_at desc, c.asset), '[]')
  from public.clip_checks c
  where c.policy_key = p_policy_key and c.asset in (select jsonb_array_elements_text(p_assets))
$$;

-- The first verdict of a file stays.
create function public.keep_clip_checks(p_policy_key text, p_checks jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.clip_checks (asset, file_sha256, policy_key, verdict, reason)
  select c ->> 'asset', c ->> 'sha256', p_policy_key, c ->> 'verdict', nullif(c -> 'reason', 'null')
  from jsonb_array_elements(p_checks) c
  on conflict do nothing;
  return 'true';
end $$;

-- The newest p_limit are remembered.
create function public.note_refused_clips(p_user_id uuid, p_policy_key text, p_clips jsonb, p_limit integer)
returns jsonb language plpgsql security definer set search_path = '' as $$
begin
  perform qt.lock_library(p_user_id);
  insert into public.refused_clips (user_id, asset, file_sha256, policy_key)
  select p_user_id, c ->> 'asset', c ->> 'sha256', p_policy_key from jsonb_array_elements(p_clips) c
  on conflict (user_id, asset) do update
  set file_sha256 = excluded.file_sha256, policy_key = excluded.policy_key, refused_at = clock_timestamp();
  delete from public.refused_clips where user_id = p_user_id and asset in (
    select asset from public.refused_clips where user_id = p_user_id
    order by refused_at desc, asset offset p_limit
  );
  return 'true';
end $$;

-- Newest first.
create function public.list_refused_clips(p_user_id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(
    jsonb_build_object('asset', r.asset, 'reason', c.reason, 'refusedAt', r.refused_at) order by r.refused_at desc, r.asset
  ), '[]')
  from public.refused_clips r
  left join public.clip_checks c
    on c.asset = r.asset and c.file_sha256 = r.file_sha256 and c.policy_key = r.policy_key
  where r.user_id = p_user_id
$$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261124011000"'::jsonb
$$;

revoke execute on function
  public.get_picture_policy, public.change_picture_policy, public.find_clip_checks, public.keep_clip_checks,
  public.note_refused_clips, public.list_refused_clips
  from public, anon, authenticated;
grant execute on function
  public.get_picture_policy, public.change_picture_policy, public.find_clip_checks, public.keep_clip_checks,
  public.note_refused_clips, public.list_refused_clips
  to service_role;
