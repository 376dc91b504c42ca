-- What a person may change about themselves: name, the church that new videos are of, password.
--
-- Own error codes as before, `PT` and an HTTP status, with the product's code for a message:
--   PT422 wrong_password

alter table public.users add column church text not null default '';

create or replace function qt.user_json(u public.users) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'id', u.id, 'email', u.email, 'name', u.name, 'church', u.church, 'credits', u.credits, 'isAdmin', u.is_admin,
    'createdAt', u.created_at
  )
$$;

-- What is null stays as it is.
create function public.change_user(p_user_id uuid, p_name text, p_church text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  v_user public.users;
begin
  update public.users set name = coalesce(p_name, name), church = coalesce(p_church, church)
  where id = p_user_id returning * into v_user;
  if not found then
    raise exception 'not_found' using errcode = 'PT404';
  end if;
  return qt.user_json(v_user);
end $$;

-- p_known_hash is the one that was just checked: of two changes at the same moment the later is refused.
create function public.change_password(p_user_id uuid, p_known_hash text, p_new_hash text) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
  update public.users set password_hash = p_new_hash where id = p_user_id and password_hash = p_known_hash;
  if not found then
    raise exception 'wrong_password' using errcode = 'PT422';
  end if;
  return 'true';
end $$;

create or replace function public.schema_version() returns jsonb language sql immutable set search_path = '' as $$
  select '"20261123202000"'::jsonb
$$;

revoke execute on function public.change_user, public.change_password from public, anon, authenticated;
grant execute on function public.change_user, public.change_password to service_role;
