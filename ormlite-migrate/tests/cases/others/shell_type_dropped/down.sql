CREATE TYPE public.later;
