/** New numbers for values, in the order in which they are asked for; 0 stays what it is. */
export class Numbering {
  /** The new number of each value, -1 for those that were not asked for. */
  private readonly numbers: Int32Array;
  private next = 1;

  /** @param values how many there are */
  constructor(values: number) {
    this.numbers = new Int32Array(values).fill(-1);
    this.numbers[0] = 0;
  }

  /** The new number of a value. */
  readonly of = (value: number): number => {
    const { numbers } = this;
    if (numbers[value] === -1) numbers[value] = this.next++;
    return numbers[value]!;
  };

  /** The new numbers of all values: those that nobody asked for come last. */
  complete(): Int32Array {
    for (let value = 0; value < this.numbers.length; value++) this.of(value);
    return this.numbers;
  }
}
