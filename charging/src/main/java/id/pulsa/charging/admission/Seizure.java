package id.pulsa.charging.admission;

/** The answer to a call that wants its channels. */
public sealed interface Seizure {
    /** The call has its channels and must give them back. */
    record Granted() implements Seizure {}

    /** The call has no channel: this cell is full. */
    record Full(Cell cell) implements Seizure {}
}
