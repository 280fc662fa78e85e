package id.pulsa.proxy.admin;

import id.pulsa.proxy.config.SettingInForce;
import java.util.List;

/** What a gateway knows of itself. */
public interface SystemSource {
    /** Versions, listeners, files. */
    Document facts();

    /** Every key of pulsa.yaml as it holds. */
    List<SettingInForce> settings();

    /** Whether the PBX is there; blocks for two seconds at the most. */
    PbxState pbx();
}
