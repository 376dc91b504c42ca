/** A service of footage answered with this status, or with what we take for it; only above 499 does another try help. */
export class HttpStatus extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the footage service answered ${status}`);
    this.status = status;
  }
}
