COMMENT ON TABLE "public"."customers" IS 'People who bought something';
COMMENT ON COLUMN "public"."customers"."name" IS 'As printed on the invoice';
