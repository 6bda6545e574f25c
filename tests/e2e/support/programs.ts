// Programs that tests start, all of which end with the process of the tests, however that ends.
import { type ChildProcess, type StdioOptions, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

/** The path of a program; empty if it is not installed. */
export const pathOf = (program: string): string => spawnSync("sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" }).stdout.trim();

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** A program that runs. */
export class Program {
  readonly process: ChildProcess;
  private readonly kill = (): void => void this.process.kill("SIGKILL");

  constructor(path: string, args: string[], stdio: StdioOptions, env: NodeJS.ProcessEnv = process.env) {
    this.process = spawn(path, args, { stdio, env });
    process.once("exit", this.kill);
  }

  /** Ends it, and waits until it has ended. */
  async end(): Promise<void> {
    process.removeListener("exit", this.kill);
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, "exit");
    this.process.kill();
    await ended;
  }
}
