CREATE VIEW "public"."user_array" AS SELECT JSON_ARRAYAGG(name ORDER BY id RETURNING jsonb) AS names
   FROM public.users;
CREATE VIEW "public"."user_json" AS SELECT JSON_OBJECT('id' : id, 'name' : name ABSENT ON NULL RETURNING jsonb) AS j
   FROM public.users;
