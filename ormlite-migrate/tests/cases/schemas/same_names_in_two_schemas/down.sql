-- locks us.orders ACCESS EXCLUSIVE; writes all rows anew; values of us.orders.total that the type numeric(10,2) cannot hold make it fail
ALTER TABLE "us"."orders" ALTER COLUMN "total" TYPE numeric(10,2);
