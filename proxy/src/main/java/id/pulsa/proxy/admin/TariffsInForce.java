package id.pulsa.proxy.admin;

import id.pulsa.charging.tariff.Tariffs;
import java.nio.file.Path;
import java.util.List;

/**
 * The tariffs that calls are charged by.
 *
 * @param version counts from 1, the start, with every change
 * @param loadedAtWallMillis when they came into force
 * @param files that they were read from
 */
public record TariffsInForce(Tariffs tariffs, long version, long loadedAtWallMillis, List<Path> files) {
    public TariffsInForce {
        files = List.copyOf(files);
    }
}
