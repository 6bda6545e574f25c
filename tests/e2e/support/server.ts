// Servers of a test's own, with the headers that the site is deployed with.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type Server as Front, createServer, request } from "node:http";
import { join } from "node:path";

import { dist } from "./dist";
import { test as base } from "./test";

const DEPLOY = join(__dirname, "../../../target/tools/release/deploy");

/** Another build of the site: of a later day, with other code in other files. */
export const next = join(dist, "../next");

/** A server at one address, which can be given another folder as by a deployment: at no time does nobody answer. */
export class Server {
  readonly origin: string;
  private readonly front: Front;
  private backend: { port: number; process: ChildProcess } | undefined;
  /** Answers that are under way. */
  private readonly answers = new Set<Promise<unknown>>();

  constructor(private readonly port: number) {
    this.origin = `http://localhost:${port}`;
    this.front = createServer((asked, answer) => {
      const closed = once(answer, "close").finally(() => this.answers.delete(closed));
      this.answers.add(closed);
      const passed = request({ port: this.backend!.port, method: asked.method, path: asked.url, headers: asked.headers }, (found) => {
        answer.writeHead(found.statusCode!, found.headers);
        found.pipe(answer);
      });
      passed.on("error", () => answer.destroy());
      asked.pipe(passed);
    });
  }

  /** Serves a folder, instead of the one before. */
  async serve(folder: string): Promise<void> {
    const before = this.backend;
    const port = before?.port === this.port + 1 ? this.port + 2 : this.port + 1;
    const process = spawn(DEPLOY, ["preview", "--dist", folder, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
    // It says its address once it listens.
    await once(process.stdout!, "data");
    this.backend = { port, process };
    await Promise.all(this.answers);
    if (before) await end(before.process);
    if (!this.front.listening) await once(this.front.listen(this.port), "listening");
  }

  /** Answers nobody any more. */
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

/** A test with a server of its own, which serves the tested site at first. */
export const test = base.extend<{ server: Server }>({
  server: async ({}, use, { parallelIndex }) => {
    const server = new Server(4300 + 10 * parallelIndex);
    await server.serve(dist);
    await use(server);
    await server.stop();
  },
});
