package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.CellAdministration;

/**
 * The cells that a command works on.
 *
 * @param live whether those of a running gateway; else only what is configured is known
 */
record CellConnection(CellAdministration cells, boolean live) {}
