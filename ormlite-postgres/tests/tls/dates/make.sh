#!/bin/sh
# Makes the certificates of this folder, with openssl 3. The keys of the authorities are not kept.
set -eu
cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
past="20200101000000Z 20210101000000Z"
now="20200101000000Z 21260101000000Z"
future="21200101000000Z 21260101000000Z"

key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt; }

# sign NAME SUBJECT "FROM TO" EXTENSIONS KEY ISSUER(or self)
sign() {
    printf '%s\n' "$4" > "$tmp/extensions"
    printf '' > "$tmp/index"
    openssl req -new -key "$5" -subj "/CN=$2" -out "$tmp/request"
    case $6 in
    self) issuer="-selfsign -keyfile $5" ;;
    *) issuer="-cert $6.crt -keyfile $tmp/$6.key" ;;
    esac
    printf '[ca]\ndefault_ca=d\n[d]\ndatabase=%s/index\nnew_certs_dir=%s\nrand_serial=yes\nunique_subject=no\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n' \
        "$tmp" "$tmp" > "$tmp/config"
    set -- "$1" $3
    # shellcheck disable=SC2086
    openssl ca -batch -notext -config "$tmp/config" $issuer -in "$tmp/request" -out "$1.crt" \
        -startdate "$2" -enddate "$3" -extfile "$tmp/extensions" 2> /dev/null
}

ca="basicConstraints=critical,CA:TRUE"
for name in root root-expired intermediate; do key > "$tmp/$name.key"; done
key > leaf.key
names="subjectAltName=DNS:localhost,IP:127.0.0.1"

sign root "a root" "$now" "$ca" "$tmp/root.key" self
sign root-expired "a root that has expired" "$past" "$ca" "$tmp/root-expired.key" self
sign intermediate "an intermediate" "$now" "$ca" "$tmp/intermediate.key" root

sign leaf localhost "$now" "$names" leaf.key root
sign leaf-expired localhost "$past" "$names" leaf.key root
sign leaf-future localhost "$future" "$names" leaf.key root
sign leaf-cn localhost "$now" "basicConstraints=CA:FALSE" leaf.key root
sign leaf-elsewhere elsewhere.example "$now" "subjectAltName=DNS:elsewhere.example" leaf.key root
sign leaf-of-expired localhost "$now" "$names" leaf.key root-expired
sign leaf-of-intermediate localhost "$now" "$names" leaf.key intermediate
cat intermediate.crt >> leaf-of-intermediate.crt

sign self localhost "$now" "$ca
$names" leaf.key self
sign self-expired localhost "$past" "$ca
$names" leaf.key self
sign self-future localhost "$future" "$ca
$names" leaf.key self
