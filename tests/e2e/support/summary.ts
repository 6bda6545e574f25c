// The last line of a test run, in the form that other tools read.
import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

export default class Summary implements Reporter {
  private readonly outcomes = new Map<string, TestCase>();

  onTestEnd(test: TestCase, _result: TestResult): void {
    this.outcomes.set(test.id, test);
  }

  async onExit(): Promise<void> {
    const count = (wanted: string) => [...this.outcomes.values()].filter((test) => test.outcome() === wanted).length;
    const counts = { passed: "expected", failed: "unexpected", flaky: "flaky", skipped: "skipped" } as const;
    console.log(
      Object.entries(counts)
        .map(([name, outcome]) => `${count(outcome)} ${name}`)
        .join(", "),
    );
  }

  onEnd(_result: FullResult): void {}

  printsToStdio(): boolean {
    return false;
  }
}
