package id.pulsa.proxy;

import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.cli.GatewayStarter;
import id.pulsa.proxy.cli.ProcessStop;
import id.pulsa.proxy.cli.Pulsa;
import id.pulsa.proxy.cli.ReloadSignal;
import id.pulsa.proxy.cli.Surroundings;
import id.pulsa.proxy.log.LogSetup;
import id.pulsa.proxy.log.LogTail;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.jspecify.annotations.Nullable;

/** Where everything is put together. */
public final class Main {
    private static final String LOG_CONFIGURATION = "log4j2.configurationFile";

    private Main() {}

    /** Runs one command of the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        boolean serving = Arrays.asList(arguments).contains("serve");
        if (serving) {
            configureLogging(arguments);
        } else {
            // A command lives for a second: no time to set up log4j-core for messages that nobody expects.
            System.setProperty(
                    "log4j2.loggerContextFactory", "org.apache.logging.log4j.simple.SimpleLoggerContextFactory");
        }
        LogTail log = new LogTail();
        ReloadSignal reload = new ReloadSignal();
        GatewayStarter starter = (configuration, source) -> {
            LogSetup.write(configuration.gateway().logFormat());
            Gateway gateway = Gateway.start(configuration, source, log, new SystemTime(), new SecureRandom());
            reload.sendTo(gateway::reloadSignalled);
            return GatewaySupervision.of(gateway, gateway::answers, System.getenv());
        };
        ProcessStop stop = new ProcessStop(serving ? LogManager::shutdown : () -> {});
        if (serving) {
            // Set up now, since it cannot be once the process is ending, where it is shut down in any case.
            LogManager.getFactory();
            LogSetup.keep(log);
            stop.install();
            reload.install();
        }
        int code = new Pulsa(surroundings(), starter, stop, version()).run(arguments);
        stop.finished(code);
        System.exit(code);
    }

    /** Points log4j at the configuration directory's file, before anything logs, unless it is pointed elsewhere. */
    private static void configureLogging(String[] arguments) {
        Path directory = Path.of("config");
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--config") && i + 1 < arguments.length) {
                directory = Path.of(arguments[i + 1]);
            } else if (arguments[i].startsWith("--config=")) {
                directory = Path.of(arguments[i].substring("--config=".length()));
            }
        }
        Path file = directory.resolve("log4j2.xml");
        if (System.getProperty(LOG_CONFIGURATION) == null && Files.isReadable(file)) {
            System.setProperty(LOG_CONFIGURATION, file.toUri().toString());
        }
    }

    private static Surroundings surroundings() {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Main::isTerminal);
        Surroundings.@Nullable PasswordPrompt prompt = terminal.<Surroundings.PasswordPrompt>map(
                        console -> question -> console.readPassword("%s", question))
                .orElse(null);
        return new Surroundings(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                prompt,
                terminal.isPresent(),
                System.getenv(),
                new SystemTime(),
                ZoneId.systemDefault(),
                new SecureRandom(),
                Runtime.getRuntime().availableProcessors());
    }

    /** From Java 22 on there is a console without a terminal too; only then there is the method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
                descriptor == FileDescriptor.err,
                StandardCharsets.UTF_8);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
