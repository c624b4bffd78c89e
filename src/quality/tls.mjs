// nginx before the service with a certificate of its own, as the edge is in production.
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort, until } from "./service.mjs";

export async function withTls(service, work) {
  const folder = await mkdtemp(join(tmpdir(), "quality-"));
  const port = await freePort();
  const certificate = join(folder, "certificate.pem");
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
    "-addext", "subjectAltName=DNS:localhost", "-keyout", join(folder, "key.pem"), "-out", certificate],
  { stdio: "ignore" });
  await writeFile(join(folder, "nginx.conf"), configuration(folder, port, service.port));
  const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", join(folder, "error.log")],
    { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` }, stdio: "ignore" });
  const ended = new Promise((done) => nginx.once("exit", done));
  try {
    const host = `localhost:${port}`;
    await until(() => answers(`http://${host}/`), 10_000, "nginx does not start");
    return await work(host, certificate);
  }
  finally {
    nginx.kill();
    await ended;
    await rm(folder, { recursive: true });
  }
}

async function answers(url) {
  try {
    return (await fetch(url, { redirect: "manual" })).status < 500;
  }
  catch {
    return false;
  }
}

// Who speaks no TLS is told to (497 is nginx's number for that).
function configuration(folder, port, upstream) {
  return `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;
  uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server {
    listen 127.0.0.1:${port} ssl;
    ssl_certificate ${folder}/certificate.pem; ssl_certificate_key ${folder}/key.pem;
    error_page 497 =301 https://localhost:${port}$request_uri;
    location / {
      proxy_pass http://127.0.0.1:${upstream}; proxy_http_version 1.1;
      proxy_set_header Host localhost; proxy_set_header X-Forwarded-Proto https;
    }
  }
}
`;
}
