ALTER TABLE "public"."users" DROP CONSTRAINT "users_tenant_email_key";
