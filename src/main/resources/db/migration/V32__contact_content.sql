-- V21 calls it an HMAC, which it never was.
comment on column contact_message.content is 'SHA-256 of name, e-mail address and message';
