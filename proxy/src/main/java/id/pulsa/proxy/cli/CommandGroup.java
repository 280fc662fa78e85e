package id.pulsa.proxy.cli;

import picocli.CommandLine.Command;

/** A word that needs another one: {@code subscriber}, {@code account}, {@code cdr}, {@code ledger}, {@code call}. */
@Command(synopsisSubcommandLabel = "COMMAND")
final class CommandGroup {}
