package id.pulsa.charging.simulation;

import id.pulsa.charging.cell.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where phones go from each cell: to the others on the same mast, or of the same cluster when it is alone there. */
final class Neighbours {
    private final int[][] groupOf;
    private final int[] placeInGroup;

    Neighbours(List<Cell> cells) {
        this.groupOf = new int[cells.size()][];
        this.placeInGroup = new int[cells.size()];
        Map<List<String>, List<Integer>> clusters = new HashMap<>();
        Map<List<String>, List<Integer>> sites = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            clusters.computeIfAbsent(cluster(cell), key -> new ArrayList<>()).add(i);
            sites.computeIfAbsent(site(cell), key -> new ArrayList<>()).add(i);
        }
        clusters.forEach((key, group) -> assign(group));
        sites.forEach((key, group) -> {
            if (group.size() > 1 && !key.get(1).isEmpty()) {
                assign(group);
            }
        });
    }

    private static List<String> cluster(Cell cell) {
        return List.of(cell.cluster());
    }

    private static List<String> site(Cell cell) {
        return List.of(cell.cluster(), cell.site());
    }

    private void assign(List<Integer> group) {
        int[] members = group.stream().mapToInt(Integer::intValue).toArray();
        for (int place = 0; place < members.length; place++) {
            groupOf[members[place]] = members;
            placeInGroup[members[place]] = place;
        }
    }

    /** How many a cell has. */
    int count(int cell) {
        return groupOf[cell].length - 1;
    }

    /**
     * One of a cell's.
     *
     * @param which 0 to {@link #count} − 1
     */
    int neighbour(int cell, int which) {
        return groupOf[cell][which < placeInGroup[cell] ? which : which + 1];
    }
}
