DROP OPERATOR public.<~>(pg_catalog.text,pg_catalog.text);
DROP OPERATOR public.=~=(pg_catalog.text,pg_catalog.text);
