package id.pulsa.proxy.cli;

/** What a command ends with. Scripts rely on these. */
public final class ExitCode {
    public static final int OK = 0;

    /** The operation was not done, or found something wrong. */
    public static final int FAILED = 1;

    /** The command line or the configuration is wrong. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
