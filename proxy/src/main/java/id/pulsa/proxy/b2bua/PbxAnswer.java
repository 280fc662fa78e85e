package id.pulsa.proxy.b2bua;

/**
 * What the PBX said when it was asked whether it is there.
 *
 * @param status of its answer, whatever it was: a PBX that refuses OPTIONS is there too; 0: none came
 * @param nanos how long that took
 */
public record PbxAnswer(int status, long nanos) {
    /** Whether anything came. */
    public boolean isThere() {
        return status != 0;
    }
}
