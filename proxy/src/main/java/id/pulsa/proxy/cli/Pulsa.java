package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.studyrun.OptionException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole. */
public final class Pulsa {
    private final Surroundings around;
    private final CommonOptions options;
    private final CommandLine commands;

    /**
     * Puts the commands together.
     *
     * @param starter starts the gateway, for {@code serve}
     * @param stop tells {@code serve} when to end
     * @param version what {@code --version} says
     */
    public Pulsa(Surroundings around, GatewayStarter starter, StopSignal stop, String version) {
        this.around = around;
        this.options = new CommonOptions(around.environment());
        Connector connector = new Connector(options, around);
        commands = new CommandLine(options)
                .addSubcommand(new ServeCommand(options, around, starter, stop))
                .addSubcommand(new CheckCommand(options, around))
                .addSubcommand(new ReloadCommand(connector, around))
                .addSubcommand(new QuoteCommand(connector, around))
                .addSubcommand(group("tariff", "The texts of the tariffs: check, put into force, go back.")
                        .addSubcommand(new TariffTextCommand(connector, around))
                        .addSubcommand(new TariffCheck(connector, around))
                        .addSubcommand(new TariffApply(connector, around))
                        .addSubcommand(new TariffVersions(connector, around))
                        .addSubcommand(new TariffRestore(connector, around)))
                .addSubcommand(new ErlangCommand(around))
                .addSubcommand(group("study", "Cells and prices on paper: what the rules come to.")
                        .addSubcommand(new StudyTables(around))
                        .addSubcommand(new StudyCurves(around))
                        .addSubcommand(new StudySimulate(options, around))
                        .addSubcommand(new StudyCompare(options, around))
                        .addSubcommand(new StudyGain(options, around)))
                .addSubcommand(group("subscriber", "Subscribers and their balances.")
                        .addSubcommand(new SubscriberAdd(connector, around))
                        .addSubcommand(new SubscriberImportCommand(connector, around))
                        .addSubcommand(new SubscriberList(connector, around))
                        .addSubcommand(new SubscriberShow(connector, around))
                        .addSubcommand(new SubscriberSet(connector, around))
                        .addSubcommand(new SubscriberTopup(connector, around))
                        .addSubcommand(new SubscriberTrace(connector, around))
                        .addSubcommand(new SubscriberRemove(connector, around)))
                .addSubcommand(group("account", "Balances, what was agreed about them, and bundles of talk time.")
                        .addSubcommand(new AccountList(connector, around))
                        .addSubcommand(new AccountShow(connector, around))
                        .addSubcommand(new AccountAdd(connector, around))
                        .addSubcommand(new AccountSet(connector, around))
                        .addSubcommand(new AccountTopup(connector, around))
                        .addSubcommand(new AccountWithdraw(connector, around))
                        .addSubcommand(new AccountGrant(connector, around))
                        .addSubcommand(new AccountRevoke(connector, around))
                        .addSubcommand(new AccountMovements(connector, around))
                        .addSubcommand(new AccountRemove(connector, around)))
                .addSubcommand(group("registration", "Phones that are registered.")
                        .addSubcommand(new RegistrationList(connector, around))
                        .addSubcommand(new RegistrationRemove(connector, around)))
                .addSubcommand(group("staff", "Who works with the gateway, and may do what.")
                        .addSubcommand(new StaffList(connector, around))
                        .addSubcommand(new StaffAdd(connector, around))
                        .addSubcommand(new StaffSet(connector, around))
                        .addSubcommand(new StaffResetPassword(connector, around))
                        .addSubcommand(new StaffRemove(connector, around)))
                .addSubcommand(group("token", "What programs show to the control API instead of a log-in.")
                        .addSubcommand(new TokenMake(connector, around))
                        .addSubcommand(new TokenList(connector, around))
                        .addSubcommand(new TokenRevoke(connector, around)))
                .addSubcommand(new AuditCommand(connector, around))
                .addSubcommand(group("voucher", "Vouchers, which subscribers redeem by phone.")
                        .addSubcommand(new VoucherCreate(connector, around))
                        .addSubcommand(new VoucherList(connector, around))
                        .addSubcommand(new VoucherWithdraw(connector, around)))
                .addSubcommand(group("cdr", "Call detail records.")
                        .addSubcommand(new CdrList(connector, around))
                        .addSubcommand(new CdrShow(connector, around))
                        .addSubcommand(new CdrExportCommand(connector, around)))
                .addSubcommand(group("cell", "Radio cells: load, blocking, price, and who is where.")
                        .addSubcommand(new CellList(connector, around))
                        .addSubcommand(new CellShow(connector, around))
                        .addSubcommand(new CellMove(connector, around)))
                .addSubcommand(group("ledger", "The books.").addSubcommand(new LedgerVerify(connector, around)))
                .addSubcommand(new BackupCommand(connector, around))
                .addSubcommand(new RestoreCommand(connector, around))
                .addSubcommand(group("call", "Calls that run now, and what the last ones were.")
                        .addSubcommand(new CallList(connector, around))
                        .addSubcommand(new CallTrace(connector, around))
                        .addSubcommand(new CallHangup(connector, around)));
        helpEverywhere(commands);
        commands.getCommandSpec().version("pulsa " + version);
        commands.setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8));
        commands.setParameterExceptionHandler((problem, arguments) -> usage(problem));
        commands.setExecutionExceptionHandler((problem, command, result) -> failed(problem));
    }

    /** Runs one command; the {@link ExitCode}. */
    public int run(String... arguments) {
        int code = commands.execute(arguments);
        around.out().flush();
        around.err().flush();
        return code;
    }

    private static CommandLine group(String name, String description) {
        CommandLine group = new CommandLine(
                CommandSpec.forAnnotatedObject(new CommandGroup()).name(name));
        group.getCommandSpec().usageMessage().description(description);
        return group;
    }

    private static void helpEverywhere(CommandLine command) {
        command.getCommandSpec().mixinStandardHelpOptions(true);
        command.getSubcommands().values().forEach(Pulsa::helpEverywhere);
    }

    private int usage(ParameterException problem) {
        String name = problem.getCommandLine().getCommandSpec().qualifiedName();
        String hint = "";
        if (problem instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            hint = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        } else if (problem instanceof MissingParameterException) {
            hint = "; \"" + name + " --help\" lists what there is";
        }
        String message = String.valueOf(problem.getMessage()).replaceAll("\\R\\s*", " ");
        around.err().println(name + ": " + message + hint);
        return ExitCode.USAGE;
    }

    private int failed(Exception problem) {
        if (options.debug()) {
            problem.printStackTrace(around.err());
        }
        String message = String.valueOf(problem.getMessage());
        if (problem instanceof ConfigException) {
            around.err().println(message);
            return ExitCode.USAGE;
        }
        if (problem instanceof OptionException option) {
            around.err().println("pulsa: " + option.onCommandLine());
            return ExitCode.USAGE;
        }
        if (problem instanceof UsageException
                || (problem instanceof AdminException refused && refused.kind() == AdminException.Kind.INVALID)) {
            around.err().println("pulsa: " + message);
            return ExitCode.USAGE;
        }
        boolean expected = problem instanceof AdminException
                || problem instanceof FailedException
                || problem instanceof GatewayStartException
                || problem instanceof LedgerException;
        around.err()
                .println("pulsa: "
                        + (expected ? message : "internal error: " + problem + " (--debug shows where it arose)"));
        return ExitCode.FAILED;
    }
}
