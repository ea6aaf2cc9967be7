CREATE TYPE "public"."order_status" AS ENUM ('new', 'paid', 'shipped');
