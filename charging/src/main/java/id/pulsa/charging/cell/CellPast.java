package id.pulsa.charging.cell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How cells looked in the last {@value #HOURS} hours, a point a minute, so that who begins to look at a cell has what was
 * before. Of many cells less is kept: {@value #MOST_POINTS} points in all. Nothing of it outlives the process. Thread-safe.
 */
public final class CellPast {
    /** Time between two points, in ms. */
    public static final long EVERY_MILLIS = 60_000;

    static final int HOURS = 6;
    static final int MOST_POINTS = 200_000;

    private static final int POINTS = (int) (HOURS * 3_600_000L / EVERY_MILLIS);

    private final Map<String, Deque<CellPoint>> points = new HashMap<>();
    private long lastMillis;
    private boolean begun;

    /**
     * Takes a point of every cell when it is time to. Cells that are no more are forgotten.
     *
     * @param nowMillis of the cells' clock
     * @param atWallMillis the same moment on the wall clock
     */
    public synchronized void look(Cells cells, long nowMillis, long atWallMillis) {
        if (begun && nowMillis - lastMillis < EVERY_MILLIS) {
            return;
        }
        begun = true;
        lastMillis = nowMillis;
        List<CellStatus> all = cells.status(nowMillis);
        int kept = Math.max(1, Math.min(POINTS, MOST_POINTS / Math.max(1, all.size())));
        Set<String> there = new HashSet<>();
        for (CellStatus status : all) {
            String name = status.cell().name();
            there.add(name);
            Deque<CellPoint> known = points.computeIfAbsent(name, cell -> new ArrayDeque<>());
            known.addLast(CellPoint.of(status, atWallMillis));
            while (known.size() > kept) {
                known.removeFirst();
            }
        }
        points.keySet().retainAll(there);
    }

    /** What is kept of a cell, the oldest first. */
    public synchronized List<CellPoint> of(String cell) {
        Deque<CellPoint> known = points.get(cell);
        return known == null ? List.of() : List.copyOf(known);
    }
}
