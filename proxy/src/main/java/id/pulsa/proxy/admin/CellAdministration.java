package id.pulsa.proxy.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can see and do of cells. Loads are decimal texts in erlang, shares decimal texts from 0 to 1. What
 * only a running gateway measures is null without one. Every method throws {@link AdminException} when there is no answer.
 */
public interface CellAdministration {
    /**
     * Cells in the order of the file.
     *
     * @param cluster only those of this one; null for all
     */
    List<Document> cells(@Nullable String cluster);

    /** A cell, with all that is configured of it. */
    Document cell(String name);

    /** How a cell looked in the last hours, the oldest first; empty when that is not known. */
    List<Document> past(String name);

    /**
     * A subscriber is in a cell from now on, until the phone itself names another one or the gateway stops.
     *
     * @param cell null to forget what was set before
     * @return number, what was {@code set}, and the {@code cell} that the subscriber is in now; null for none
     */
    Document move(String number, @Nullable String cell);
}
