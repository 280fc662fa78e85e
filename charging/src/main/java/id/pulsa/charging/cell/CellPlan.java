package id.pulsa.charging.cell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All cells as configured, and how the one that a phone is in is found. Immutable. */
public final class CellPlan {
    /** No cell: nothing is limited. */
    public static final CellPlan NONE = new CellPlan(List.of(), null);

    private final List<Cell> cells;
    private final @Nullable String defaultCell;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> byId = new HashMap<>();
    private final List<Located> byNetwork = new ArrayList<>();

    private record Located(SourceNetwork network, String cell) {}

    /**
     * Cells with different names, identities and networks.
     *
     * @param defaultCell for phones of which nothing says where they are; null for none
     */
    public CellPlan(Collection<Cell> cells, @Nullable String defaultCell) {
        this.cells = List.copyOf(cells);
        this.defaultCell = defaultCell;
        Set<SourceNetwork> networks = new HashSet<>();
        for (Cell cell : this.cells) {
            different(names.add(cell.name()), "two cells named \"" + cell.name() + "\"");
            for (String id : cell.ids()) {
                different(byId.put(id, cell.name()) == null, "two cells with identity \"" + id + "\"");
            }
            for (SourceNetwork network : cell.networks()) {
                different(networks.add(network), "two cells with one network");
                byNetwork.add(new Located(network, cell.name()));
            }
        }
        different(defaultCell == null || names.contains(defaultCell), "no default cell \"" + defaultCell + "\"");
        byNetwork.sort(Comparator.comparingInt(located -> -located.network().bits()));
    }

    private static void different(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** In the order of the file. */
    public List<Cell> cells() {
        return cells;
    }

    /** For phones of which nothing says where they are; null for none. */
    public @Nullable String defaultCell() {
        return defaultCell;
    }

    /** Whether there is a cell of that name. */
    public boolean has(String name) {
        return names.contains(name);
    }

    /** Whether any cell is found by the address that a phone sends from. */
    public boolean hasNetworks() {
        return !byNetwork.isEmpty();
    }

    /** The cell with an identity, in any spelling that {@link CellIds} knows; null when there is none. */
    public @Nullable String withId(String id) {
        return byId.get(CellIds.normalise(id));
    }

    /** The cell whose network an address is in, the smallest one; null when it is in none. */
    public @Nullable String withAddress(byte[] address) {
        for (Located located : byNetwork) {
            if (located.network().contains(address)) {
                return located.cell();
            }
        }
        return null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CellPlan plan
                && cells.equals(plan.cells)
                && Objects.equals(defaultCell, plan.defaultCell);
    }

    @Override
    public int hashCode() {
        return cells.hashCode();
    }
}
