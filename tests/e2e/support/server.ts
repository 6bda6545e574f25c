// A server for one test, with the headers that the site is deployed with.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { type Server as Front, type IncomingMessage, type RequestListener, type ServerResponse, createServer, request } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";

import { dist } from "./dist";
import { serverPort } from "./ports";
import { Program } from "./programs";
import { test as base } from "./test";

const DEPLOY = join(__dirname, "../../../target/tools/release/deploy");

/** What is done with the requests for a path. */
export interface Override {
  /** Nothing is answered before. */
  after?: Promise<unknown>;
  /** The status of an answer without content, instead of the file. */
  status?: number;
}

/** A server at one address. Like a deployment, it can change the folder that it serves without leaving a request unanswered. */
export class Server {
  readonly origin: string;
  private readonly front: Front;
  private backend: { port: number; program: Program } | undefined;
  /** Answers that are not finished. */
  private readonly answers = new Set<Promise<unknown>>();

  /** What differs from the folder that is served, by path. */
  readonly overrides = new Map<string, Override>();

  /** Answers every request in place of the site, or leaves it unanswered. */
  instead: RequestListener | undefined;

  /** With `head`, a script that every document gets before its own, and that its security policy allows. */
  constructor(
    private readonly port: number,
    private readonly head?: string,
  ) {
    this.origin = `http://localhost:${port}`;
    this.front = createServer((asked, answer) => {
      if (this.instead) return this.instead(asked, answer);
      const closed = once(answer, "close").finally(() => this.answers.delete(closed));
      this.answers.add(closed);
      void this.answer(asked, answer);
    });
  }

  private async answer({ method, url, headers }: IncomingMessage, answer: ServerResponse): Promise<void> {
    const { after, status } = this.overrides.get(url!) ?? {};
    await after;
    const { backend } = this;
    if (!backend) {
      answer.destroy();
      return;
    }
    if (status) {
      answer.writeHead(status).end();
      return;
    }
    // A document that is changed has to be plain, and to be there: one that the browser has kept may have another script.
    if (this.head) for (const name of ["accept-encoding", "if-none-match", "if-modified-since"]) delete headers[name];
    const forwarded = request({ port: backend.port, method, path: url, headers }, (response) => {
      if (this.head && response.headers["content-type"]?.startsWith("text/html")) {
        void sendWithScript(this.head, response, answer);
      } else {
        answer.writeHead(response.statusCode!, response.headers);
        response.pipe(answer);
      }
    });
    forwarded.on("error", () => answer.destroy());
    forwarded.end();
  }

  /** Serves a folder instead of the one before. */
  async serve(folder: string): Promise<void> {
    const before = this.backend;
    const port = before?.port === this.port + 1 ? this.port + 2 : this.port + 1;
    const program = new Program(DEPLOY, ["preview", "--dist", folder, "--port", String(port)], ["ignore", "pipe", "inherit"]);
    // It prints its address once it listens.
    await once(program.process.stdout!, "data");
    this.backend = { port, program };
    await Promise.all(this.answers);
    await before?.program.end();
    if (!this.front.listening) await once(this.front.listen(this.port), "listening");
  }

  /** Answers as the site again, and ends the requests that were left unanswered. */
  recover(): void {
    this.instead = undefined;
    this.front.closeAllConnections();
  }

  /** Stops answering. */
  async stop(): Promise<void> {
    this.front.closeAllConnections();
    this.front.close();
    const { backend } = this;
    this.backend = undefined;
    await backend?.program.end();
  }
}

/** Sends a document with another script at the start of its head. */
async function sendWithScript(script: string, response: IncomingMessage, answer: ServerResponse): Promise<void> {
  const html = await text(response);
  const { "content-length": _, ...headers } = response.headers;
  const policy = "content-security-policy";
  const hash = createHash("sha256").update(script).digest("base64");
  headers[policy] = String(headers[policy]).replace("script-src", `script-src 'sha256-${hash}'`);
  answer.writeHead(response.statusCode!, headers).end(html.replace("<head>", () => `<head><script>${script}</script>`));
}

/** A test with a server of its own, which serves the small site at first. */
export const test = base.extend<{ server: Server }>({
  server: async ({}, use, { parallelIndex }) => {
    const server = new Server(serverPort(parallelIndex));
    await server.serve(dist);
    await use(server);
    await server.stop();
  },
});
