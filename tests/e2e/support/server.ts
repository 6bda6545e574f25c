// A server for one test, with the headers that the site is deployed with.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Server as Front, type RequestListener, createServer, request } from "node:http";
import { join } from "node:path";

import { dist } from "./dist";
import { test as base } from "./test";

const DEPLOY = join(__dirname, "../../../target/tools/release/deploy");

/** A server at one address. Like a deployment, it can change the folder that it serves without leaving a request unanswered. */
export class Server {
  readonly origin: string;
  /** Answers every request in place of the site, or leaves it unanswered. */
  instead: RequestListener | undefined;
  private readonly front: Front;
  private backend: { port: number; process: ChildProcess } | undefined;
  /** Answers that are not finished. */
  private readonly answers = new Set<Promise<unknown>>();

  constructor(private readonly port: number) {
    this.origin = `http://localhost:${port}`;
    this.front = createServer((incoming, answer) => {
      if (this.instead) return this.instead(incoming, answer);
      const { method, url, headers } = incoming;
      const closed = once(answer, "close").finally(() => this.answers.delete(closed));
      this.answers.add(closed);
      const forwarded = request({ port: this.backend!.port, method, path: url, headers }, (response) => {
        answer.writeHead(response.statusCode!, response.headers);
        response.pipe(answer);
      });
      forwarded.on("error", () => answer.destroy());
      forwarded.end();
    });
  }

  /** Serves a folder instead of the one before. */
  async serve(folder: string): Promise<void> {
    const before = this.backend;
    const port = before?.port === this.port + 1 ? this.port + 2 : this.port + 1;
    const process = spawn(DEPLOY, ["preview", "--dist", folder, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
    // It prints its address once it listens.
    await once(process.stdout!, "data");
    this.backend = { port, process };
    await Promise.all(this.answers);
    if (before) await end(before.process);
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
    if (backend) await end(backend.process);
  }
}

async function end(process: ChildProcess): Promise<void> {
  const ended = once(process, "exit");
  process.kill();
  await ended;
}

/** A test with a server of its own, which serves the small site at first. */
export const test = base.extend<{ server: Server }>({
  server: async ({}, use, { parallelIndex }) => {
    const server = new Server(4300 + 10 * parallelIndex);
    await server.serve(dist);
    await use(server);
    await server.stop();
  },
});
