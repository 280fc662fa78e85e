package id.pulsa.charging.simulation.tables;

import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * Revenue at the normal and at the dynamic price, in micro-units.
 *
 * @param normal at the normal price
 * @param dynamic at the dynamic price, wherever that is in force
 */
public record Revenue(long normal, long dynamic) {
    /** What the dynamic price brings more, in percent; for people. */
    public double gainPercent() {
        return 100.0 * (dynamic - normal) / normal;
    }

    static <T> Revenue sum(Collection<T> lines, ToLongFunction<T> normal, ToLongFunction<T> dynamic) {
        long normals = 0;
        long dynamics = 0;
        for (T line : lines) {
            normals = Math.addExact(normals, normal.applyAsLong(line));
            dynamics = Math.addExact(dynamics, dynamic.applyAsLong(line));
        }
        return new Revenue(normals, dynamics);
    }
}
